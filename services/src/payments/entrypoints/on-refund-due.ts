import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { RefundDueMessage } from '../adapters/bus-message.ts';
import { refundingPorts } from '../adapters/index.ts';
import { returnMoney } from '../use-cases/return-money.ts';

const giveBack = returnMoney(refundingPorts());

export const handler = onMessages(RefundDueMessage, async ({ orderId, refundId, amount, again }) => {
  const asked = { refundId, amountCents: amount.cents, ...(again === undefined ? {} : { again }) };
  const outcome = await giveBack(orderId, asked);
  log.info('refund', { step: 'Refund', orderId, outcome, reason: refundId });
});
