import { systemClock } from '@loja/kernel/clock.ts';
import { log } from '@loja/platform/logger.ts';
import { oldOrdersPorts } from '../adapters/forgetting-ports.ts';
import { forgetOldOrders } from '../use-cases/forget-old-orders.ts';

const forget = forgetOldOrders({ forgetting: oldOrdersPorts(), clock: systemClock });

export const handler = async (): Promise<void> => {
  log.info('old orders forgotten', { count: await forget() });
};
