import { PaymentRefunded } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { notingPorts } from '../adapters/index.ts';
import { recordRefund } from '../use-cases/record-refund.ts';

const record = recordRefund(notingPorts());

export const handler = onEvent(PaymentRefunded, async ({ data }) => {
  // Money that came twice was never the order's.
  if (data.surplus) return;
  await record(data.orderId, { refundId: data.refundId, amountCents: data.amount.cents });
});
