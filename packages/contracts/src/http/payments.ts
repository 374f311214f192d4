import * as z from 'zod';
import { defineRoute } from '../route.ts';

/** How an order may be paid; which of them are on is the shop's choice (`shop.config.ts`). */
export const PaymentMethod = z.enum(['pix', 'card', 'boleto']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** What Mercado Pago sends. Only a hint: the payment is read again from the provider before anything moves. */
export const mercadoPagoWebhook = defineRoute({
  method: 'POST',
  path: '/webhooks/mercadopago',
  summary: 'Notification of a change at the payment provider, signed by it',
  audience: 'provider',
  query: z.object({
    'data.id': z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    type: z.string().max(40).optional(),
  }),
  headers: z.object({
    'x-signature': z.string().max(256).optional(),
    'x-request-id': z.string().max(128).optional(),
  }),
  body: z.looseObject({ type: z.string().max(40).optional(), action: z.string().max(60).optional() }),
  reply: z.object({ received: z.literal(true) }),
  status: 200,
  errors: ['signature_invalid', 'signature_stale'],
});
