import { Cep } from '@loja/kernel/cep.ts';
import { CartId, OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import { Phone } from '@loja/kernel/phone.ts';
import { Cnpj, Cpf } from '@loja/kernel/tax-id.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Sku } from './shopfront.ts';

export const OrderStatus = z.enum([
  'awaiting_payment',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'expired',
  'refunded',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters');
const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters')
    .optional();

/** CPF for a person, CNPJ for a company: exactly one. */
export const Customer = z
  .strictObject({
    name: line(120),
    email: z.email().max(254),
    phone: Phone,
    cpf: Cpf.optional(),
    cnpj: Cnpj.optional(),
  })
  .refine((c) => (c.cpf === undefined) !== (c.cnpj === undefined), {
    path: ['cpf'],
    message: 'exactly one of cpf and cnpj',
  });
export type Customer = z.infer<typeof Customer>;

export const Address = z.strictObject({
  cep: Cep,
  street: line(120),
  number: line(20),
  complement: optionalLine(80),
  district: line(80),
  city: line(80),
  state: z.string().regex(/^[A-Z]{2}$/),
});
export type Address = z.infer<typeof Address>;

export const PaymentMethod = z.enum(['pix']);

/** A key that the client makes once per purchase and repeats when it tries again (draft-ietf-httpapi-idempotency-key). */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{16,80}$/);

export const placeOrder = defineRoute({
  method: 'POST',
  path: '/orders',
  summary: 'Place the order: prices are recomputed, stock is reserved, all or nothing',
  audience: 'public',
  headers: z.object({ 'idempotency-key': IdempotencyKey }),
  body: z.strictObject({
    cartId: CartId,
    customer: Customer,
    address: Address,
    shippingOptionId: z.string().max(40),
    payment: z.strictObject({ method: PaymentMethod }),
    /** What the shopper saw on the review step; a different total is refused, never charged in silence. */
    expectedTotal: Money,
    /** Version of the terms that the review step showed (Decreto 7.962 art. 4). */
    termsVersion: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
  reply: z.object({ orderId: OrderId, accessToken: z.string() }),
  status: 201,
  errors: [
    'cart_not_found',
    'cart_empty',
    'sku_not_found',
    'out_of_stock',
    'price_changed',
    'cep_not_served',
    'shipping_option_unknown',
    'payment_method_unavailable',
    'idempotency_key_missing',
    'idempotency_key_reused',
    'busy',
  ],
});

export const OrderLine = z.object({
  sku: Sku,
  productSlug: z.string(),
  name: z.string(),
  variantLabel: z.string(),
  quantity: z.int().min(1),
  unitPrice: Money,
  total: Money,
});

export const Totals = z.object({ goods: Money, discount: Money, shipping: Money, total: Money });

export const TimelineEntry = z.object({
  at: z.iso.datetime(),
  status: OrderStatus,
  actor: z.enum(['shopper', 'shop', 'provider', 'clock']),
});

export const OrderView = z.object({
  orderId: OrderId,
  status: OrderStatus,
  placedAt: z.iso.datetime(),
  lines: z.array(OrderLine),
  totals: Totals,
  shipping: z.object({ name: z.string(), businessDays: z.object({ min: z.int(), max: z.int() }) }),
  /** Masked: the page of an order may be open on a shared screen. */
  customer: z.object({ name: z.string(), email: z.string(), taxId: z.string() }),
  address: z.object({ cep: z.string(), city: z.string(), state: z.string(), street: z.string() }),
  termsVersion: z.string(),
  payment: z.object({
    method: PaymentMethod,
    /** `preparing` until the provider has answered; the page asks again. */
    status: z.enum(['preparing', 'pending', 'captured', 'expired', 'cancelled', 'failed', 'refunded']),
    amount: Money,
    pix: z.object({ copiaECola: z.string(), expiresAt: z.iso.datetime() }).optional(),
  }),
  timeline: z.array(TimelineEntry),
  /** What the shopper may do now, from the state table. */
  allowed: z.object({ cancel: z.boolean() }),
});
export type OrderView = z.infer<typeof OrderView>;

/** The guest's key to one order; anything malformed is as absent as a wrong one. */
const orderToken = z.object({ 'x-order-token': z.string().max(128).optional() });

export const getOrder = defineRoute({
  method: 'GET',
  path: '/orders/{orderId}',
  summary: 'Follow an order with the token that its placing gave (header X-Order-Token)',
  audience: 'guest-token',
  params: z.object({ orderId: OrderId }),
  headers: orderToken,
  reply: OrderView,
  status: 200,
  errors: ['order_not_found'],
});

export const cancelOrder = defineRoute({
  method: 'POST',
  path: '/orders/{orderId}/cancellation',
  summary: 'Cancel an order that awaits payment',
  audience: 'guest-token',
  params: z.object({ orderId: OrderId }),
  headers: orderToken,
  reply: OrderView,
  status: 200,
  errors: ['order_not_found', 'order_not_cancellable', 'busy'],
});
