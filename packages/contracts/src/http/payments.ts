import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { IdempotencyKey, OrderToken } from './headers.ts';

/** How an order may be paid; which of them are on is the shop's choice (`shop.config.ts`). */
export const PaymentMethod = z.enum(['pix', 'card', 'boleto']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** An order may be tried this often; then a person helps. */
export const MAX_ATTEMPTS = 5;

/**
 * `preparing`: the provider has not answered yet. `pending`: it waits for the shopper or the issuer. `challenge`: the
 * issuer wants to see the card's owner (3-D Secure).
 */
export const PaymentStatus = z.enum([
  'preparing',
  'pending',
  'challenge',
  'captured',
  'partially_refunded',
  'refunded',
  'expired',
  'cancelled',
  'failed',
  'charged_back',
]);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

/** Why money was refused, in the shop's words; the provider's own stay in the log. */
export const RefusalReason = z.enum([
  'insufficient_funds',
  'card_expired',
  'invalid_security_code',
  /** Something of the card was mistyped, and the provider does not say what. */
  'wrong_card_data',
  'call_issuer',
  'limit_exceeded',
  'suspected_fraud',
  'duplicate',
  'card_disabled',
  'challenge_failed',
  'other',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const PaidCard = z.object({
  brand: z.string(),
  last4: z.string().regex(/^\d{4}$/),
  installments: z.int().min(1),
});

/** One try to collect the order's money. */
export const AttemptView = z.object({
  attempt: z.int().min(1),
  method: PaymentMethod,
  status: PaymentStatus,
  amount: Money,
  at: z.iso.datetime(),
  refusal: RefusalReason.optional(),
  card: PaidCard.optional(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** The order's payment: the attempt that took the money, else the latest one, with those before it. */
export const PaymentView = z.object({
  method: PaymentMethod,
  /** `preparing` also before a card's first attempt, which only the shopper's browser can begin. */
  status: PaymentStatus,
  amount: Money,
  /** Of the money captured, what has gone back to the shopper. */
  refunded: Money.optional(),
  pix: z.object({ copiaECola: z.string(), expiresAt: z.iso.datetime() }).optional(),
  boleto: z.object({ digitableLine: z.string(), url: z.url(), dueAt: z.iso.datetime() }).optional(),
  card: PaidCard.optional(),
  /** Where the card's issuer asks its owner, to be shown in a frame; only while `status` is `challenge`. */
  challengeUrl: z.url().optional(),
  /** Only while `status` is `failed`. */
  refusal: RefusalReason.optional(),
  attempts: z.array(AttemptView).optional(),
  /** How many more tries the order has; none once the money is there. */
  attemptsLeft: z.int().min(0).optional(),
});
export type PaymentView = z.infer<typeof PaymentView>;

/** What became of the tries to pay and of money under way, as payments keeps it. */
export const MoneyEvent = z.enum([
  'pix_made',
  'boleto_made',
  'card_tried',
  /** The card's issuer wants to see its owner (3-D Secure). */
  'card_challenged',
  'payment_refused',
  'payment_expired',
  /** Closed because another way to pay was chosen, or the order ended. */
  'payment_withdrawn',
  /** The order was paid twice: what came too much went back. */
  'surplus_returned',
]);
export type MoneyEvent = z.infer<typeof MoneyEvent>;

/** What the provider's secure fields make of a card: usable once, worthless to anyone else. */
export const CardToken = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_-]{8,128}$/),
  /** The provider's name of the card's brand, as its fields tell it: `visa`, `master`, `elo` … */
  brand: z.string().regex(/^[a-z0-9_]{2,20}$/),
  installments: z.int().min(1).max(24),
});
export type CardToken = z.infer<typeof CardToken>;

/** What the shopper saw for this method; a different total is refused, never charged in silence. */
const expectedTotal = Money;

export const PayOrder = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('pix'), expectedTotal }),
  z.strictObject({ method: z.literal('boleto'), expectedTotal }),
  z.strictObject({ method: z.literal('card'), expectedTotal, card: CardToken }),
]);
export type PayOrder = z.infer<typeof PayOrder>;

export const payOrder = defineRoute({
  method: 'POST',
  path: '/orders/{orderId}/payments',
  summary: 'Try to pay an order that awaits payment, by any method; answers what came of it',
  params: z.object({ orderId: OrderId }),
  headers: z.object({ 'idempotency-key': IdempotencyKey, 'x-order-token': OrderToken }),
  body: PayOrder,
  reply: PaymentView,
  status: 201,
  errors: [
    'order_not_found',
    'order_not_payable',
    'price_changed',
    'payment_method_unavailable',
    'installments_unavailable',
    'too_many_attempts',
    'too_many_card_tries',
    'payment_provider_unavailable',
    'idempotency_key_missing',
    'idempotency_key_reused',
    'busy',
  ],
});

/** What Mercado Pago sends. Only a hint: the payment is read again from the provider before anything moves. */
export const mercadoPagoWebhook = defineRoute({
  method: 'POST',
  path: '/webhooks/mercadopago',
  summary: 'Notification of a change at the payment provider, signed by it',
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
