import { ChargebackOpened } from '@loja/contracts/events/payments.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { notingPorts } from '../adapters/index.ts';
import { openChargeback } from '../use-cases/record-chargeback.ts';

const open = openChargeback(notingPorts());

export const handler = onEvent(ChargebackOpened, async ({ data }) => {
  await open(data.orderId, data.amount.cents);
});
