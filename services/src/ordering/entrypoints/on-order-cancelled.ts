import { OrderCancelled } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { endingPorts } from '../adapters/index.ts';
import { closeCharge } from '../use-cases/cancel-order.ts';

const close = closeCharge(endingPorts());

/** A shopper's cancellation is final before the provider hears of it: here its charge is closed, or paid back. */
export const handler = onEvent(OrderCancelled, async ({ data }) => {
  await close(data.orderId);
});
