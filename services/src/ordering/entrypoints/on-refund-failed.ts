import { RefundFailed } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { notingPorts } from '../adapters/index.ts';
import { recordRefundFailure } from '../use-cases/record-refund.ts';

const record = recordRefundFailure(notingPorts());

export const handler = onEvent(RefundFailed, async ({ data }) => {
  // Money that came twice was never the order's.
  if (data.surplus) return;
  await record(data.orderId, { refundId: data.refundId, again: data.again });
});
