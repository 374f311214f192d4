import { OrderSettled } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { forgettingPorts } from '../adapters/forgetting-ports.ts';
import { forgetSettled } from '../use-cases/forget-customer.ts';

const forget = forgetSettled(forgettingPorts());

export const handler = onEvent(OrderSettled, async ({ data: { orderId } }) => {
  const count = await forget(orderId);
  if (count > 0) log.info('orders forgotten', { orderId, count });
});
