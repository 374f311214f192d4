import { PaymentRefunded } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { refundPorts } from '../adapters/index.ts';
import { recordRefund } from '../use-cases/record-refund.ts';

const record = recordRefund(refundPorts());

export const handler = onEvent(PaymentRefunded, async ({ data }) => {
  await record(data.orderId);
});
