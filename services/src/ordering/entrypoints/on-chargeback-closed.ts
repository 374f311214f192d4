import { ChargebackClosed } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { notingPorts } from '../adapters/index.ts';
import { closeChargeback } from '../use-cases/record-chargeback.ts';

const close = closeChargeback(notingPorts());

export const handler = onEvent(ChargebackClosed, async ({ data }) => {
  await close(data.orderId, { won: data.won, amountCents: data.amount.cents });
});
