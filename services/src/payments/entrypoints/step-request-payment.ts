import { OrderId } from '@loja/kernel/ids.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { pixExpirySeconds, requestingPorts } from '../adapters/index.ts';
import { termsOf } from '../adapters/terms.ts';
import { requestPayment } from '../use-cases/request-payment.ts';

const request = requestPayment(requestingPorts(), termsOf(pixExpirySeconds()));

const Task = z.object({ orderId: OrderId, taskToken: z.string().min(1) });

export const handler = async (event: unknown): Promise<void> => {
  const { orderId, taskToken } = Task.parse(event);
  const outcome = await request(orderId, taskToken);
  log.info('payment requested', { orderId, outcome, step: 'RequestPayment' });
};
