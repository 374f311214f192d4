import { OrderId } from '@loja/kernel/ids.ts';
import { config } from '@loja/platform/config.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { settlingPorts } from '../adapters/index.ts';
import { requestPayment } from '../use-cases/request-payment.ts';

const { PIX_EXPIRY_SECONDS } = config({ PIX_EXPIRY_SECONDS: z.coerce.number().int().positive() });
const request = requestPayment(settlingPorts(), PIX_EXPIRY_SECONDS);

const Task = z.object({ orderId: OrderId, taskToken: z.string().min(1) });

export const handler = async (event: unknown): Promise<void> => {
  const { orderId, taskToken } = Task.parse(event);
  const outcome = await request(orderId, taskToken);
  log.info('payment requested', { orderId, outcome, step: 'RequestPayment' });
};
