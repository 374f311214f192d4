import { traceOf } from '@loja/local/trace.ts';
import { awsOptions } from './back-room.ts';

/** What happened to an order, each step by its first word: a route, an event, a workflow state. */
export const stepsOf = async (orderId: string): Promise<string[]> =>
  (await traceOf(awsOptions, orderId)).map(({ what }) => what.split(' · ')[0] ?? '');
