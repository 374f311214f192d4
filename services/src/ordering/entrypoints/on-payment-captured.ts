import { PaymentCaptured } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { confirmingPorts } from '../adapters/index.ts';
import { confirmOrder } from '../use-cases/confirm-order.ts';

const confirm = confirmOrder(confirmingPorts());

/** The money is there. The workflow says so too, while it still waits; this way reaches an order that has expired. */
export const handler = onEvent(PaymentCaptured, async ({ data }) => {
  await confirm(data.orderId, data.method);
});
