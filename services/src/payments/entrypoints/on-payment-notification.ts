import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { settlingPorts } from '../adapters/index.ts';
import { settlePayment } from '../use-cases/settle-payment.ts';

const settle = settlePayment(settlingPorts());

const Hint = z.object({
  provider: z.literal('mercadopago'),
  pspOrderId: z.string().min(1),
  requestId: z.string().optional(),
});

export const handler = onMessages(Hint, async (hint) => {
  const { outcome, orderId } = await settle(hint);
  log.info('payment settled', {
    outcome,
    chargeId: hint.pspOrderId,
    step: 'SettlePayment',
    ...(orderId ? { orderId } : {}),
  });
});
