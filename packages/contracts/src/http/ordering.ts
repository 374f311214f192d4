import { Cep } from '@loja/kernel/cep.ts';
import { CartId, OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import { Phone } from '@loja/kernel/phone.ts';
import { Cnpj, Cpf } from '@loja/kernel/tax-id.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { TermsVersion } from '../terms/versions.ts';
import { IdempotencyKey, OrderToken } from './headers.ts';
import { MoneyEvent, PaidCard, PaymentMethod, PaymentView, RefusalReason } from './payments.ts';
import { Sku } from './product-ids.ts';
import { ReturnPostage } from './shipping.ts';

export const OrderStatus = z.enum([
  'awaiting_payment',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'return_requested',
  'returned',
  'cancelled',
  'expired',
  'refunded',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

const words = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]*$/u, 'no control characters');
export const line = (max: number) => words.min(1).max(max);
const optionalLine = (max: number) => words.max(max).optional();

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

export const placeOrder = defineRoute({
  method: 'POST',
  path: '/orders',
  summary: 'Place the order: prices are recomputed, stock is reserved, all or nothing',
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
    termsVersion: TermsVersion,
  }),
  reply: z.object({ orderId: OrderId, accessToken: z.string() }),
  status: 201,
  errors: [
    'cart_not_found',
    'cart_empty',
    'sku_not_found',
    'out_of_stock',
    'price_changed',
    'coupon_unknown',
    'coupon_expired',
    'coupon_minimum',
    'coupon_not_applicable',
    'coupon_exhausted',
    'coupon_used',
    'cep_not_served',
    'shipping_option_unknown',
    'payment_method_unavailable',
    'too_many_open_orders',
    'idempotency_key_missing',
    'idempotency_key_reused',
    'unauthorized',
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
  /** Of `quantity`: units that the shop took off the order, and units that came back. */
  cancelled: z.int().min(0).optional(),
  returned: z.int().min(0).optional(),
});

export const Totals = z.object({ goods: Money, discount: Money, shipping: Money, total: Money });

export const OrderActor = z.enum(['shopper', 'staff', 'shop', 'provider', 'clock']);
export type OrderActor = z.infer<typeof OrderActor>;

/** What may happen to an order, as its timeline says it. */
export const OrderEvent = z.enum([
  'placed',
  'paid',
  'paid_late',
  'late_payment_refused',
  'expired',
  'cancelled',
  'packed',
  'shipped',
  'delivered',
  'not_delivered',
  'lines_cancelled',
  'return_requested',
  'postage_given',
  'returned',
  'part_returned',
  'replacement_made',
  'refund_promised',
  'refunded',
  'refund_failed',
  'refund_retried',
  'chargeback_opened',
  'chargeback_closed',
]);
export type OrderEvent = z.infer<typeof OrderEvent>;
export const Carrier = line(40);
export const TrackingCode = z.string().regex(/^[A-Z0-9-]{5,40}$/);
export const ReturnId = z.string().regex(/^ret_[0-9a-z]{8,26}$/);
export const RefundId = z.string().regex(/^[a-z0-9_-]{1,26}$/);
export const RefundReason = z.enum([
  'cancelled',
  'lines_cancelled',
  'returned',
  'not_delivered',
  'goodwill',
  /** The money came after the order had expired and its goods were gone. */
  'late_without_stock',
  'late_after_cancellation',
]);
export type RefundReason = z.infer<typeof RefundReason>;
export const Resolution = z.enum(['refund', 'exchange']);
export const NotDelivered = z.enum(['refused', 'returned_to_sender', 'lost']);
export type NotDelivered = z.infer<typeof NotDelivered>;
/** What an event of the timeline is about; which of these are there follows from the event. */
export const TimelineDetail = z.object({
  carrier: z.string().optional(),
  trackingCode: z.string().optional(),
  sku: Sku.optional(),
  quantity: z.int().optional(),
  amount: Money.optional(),
  refundId: z.string().optional(),
  returnId: z.string().optional(),
  /** The order that replaces this one's goods, or whose goods this one replaces. */
  orderId: OrderId.optional(),
  resolution: Resolution.optional(),
  cause: NotDelivered.optional(),
  /** How a chargeback closed: for the shop or against it. */
  won: z.boolean().optional(),
  method: PaymentMethod.optional(),
  card: PaidCard.optional(),
  refusal: RefusalReason.optional(),
});

export const TimelineEntry = z.object({
  at: z.iso.datetime(),
  /** Absent on rows of before there were more events than statuses. */
  event: OrderEvent.optional(),
  status: OrderStatus,
  actor: OrderActor,
  /** Which member of staff; never shown to the shopper. */
  by: z.string().optional(),
  /** Why, in words that the shopper reads. */
  reason: z.string().optional(),
  /** What staff tell staff; never shown to the shopper. */
  note: z.string().optional(),
  detail: TimelineDetail.optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The order's own events and those of its money, in the order of their happening. */
export const ShownEntry = TimelineEntry.extend({
  event: z.union([OrderEvent, MoneyEvent]).optional(),
  /** What `by` is called; for staff too. */
  byName: z.string().optional(),
});
export type ShownEntry = z.infer<typeof ShownEntry>;

export const ReturnView = z.object({
  returnId: ReturnId,
  requestedAt: z.iso.datetime(),
  resolution: Resolution,
  lines: z.array(z.object({ sku: Sku, quantity: z.int().min(1) })),
  reason: z.string().optional(),
  /** Absent until the carrier has given a code; the shopper is told by e-mail. */
  postage: ReturnPostage.optional(),
  receivedAt: z.iso.datetime().optional(),
  /** Nobody asked for it: the parcel never came. */
  cause: NotDelivered.optional(),
  replacementOrderId: OrderId.optional(),
});
export type ReturnView = z.infer<typeof ReturnView>;

export const OrderView = z.object({
  orderId: OrderId,
  status: OrderStatus,
  placedAt: z.iso.datetime(),
  lines: z.array(OrderLine),
  totals: Totals,
  /** What promotions took off, each by its name; the rest of `totals.discount` is that of the method. */
  discounts: z.array(z.object({ name: z.string(), amount: Money })).optional(),
  /** What the order costs by each method that may pay it: the shopper may switch while it awaits payment. */
  pricedBy: z.partialRecord(PaymentMethod, Totals).optional(),
  shipping: z.object({ name: z.string(), businessDays: z.object({ min: z.int(), max: z.int() }) }),
  shipment: z.object({ carrier: z.string(), trackingCode: z.string() }).optional(),
  /** Masked: the page of an order may be open on a shared screen. */
  customer: z.object({ name: z.string(), email: z.string(), taxId: z.string() }),
  address: z.object({ cep: z.string(), city: z.string(), state: z.string(), street: z.string() }),
  termsVersion: z.string(),
  payment: PaymentView,
  returns: z.array(ReturnView).optional(),
  /** This order replaces goods of that one, and cost nothing. */
  exchangeOf: OrderId.optional(),
  timeline: z.array(ShownEntry.omit({ by: true, byName: true, note: true })),
  /** What the shopper may do now, from the state table. */
  allowed: z.object({ cancel: z.boolean(), pay: z.boolean().optional(), return: z.boolean().optional() }),
  /** Until when the shopper may withdraw for any reason (CDC art. 49), once delivered. */
  returnUntil: z.iso.datetime().optional(),
});
export type OrderView = z.infer<typeof OrderView>;

const orderToken = z.object({ 'x-order-token': OrderToken });
const guest = {
  params: z.object({ orderId: OrderId }),
  headers: orderToken,
  reply: OrderView,
  status: 200,
} as const;

export const getOrder = defineRoute({
  ...guest,
  method: 'GET',
  path: '/orders/{orderId}',
  summary: 'Follow an order with the token that its placing gave (header X-Order-Token)',
  errors: ['order_not_found'],
});

export const cancelOrder = defineRoute({
  ...guest,
  method: 'POST',
  path: '/orders/{orderId}/cancellation',
  summary: 'Cancel an order that is not shipped yet; what was paid goes back whole',
  errors: ['order_not_found', 'order_not_cancellable', 'order_held', 'busy'],
});

/** Units to give back; absent lines mean everything that is left. */
export const ReturnLines = z
  .array(z.strictObject({ sku: Sku, quantity: z.int().min(1) }))
  .min(1)
  .max(60);

export const requestReturn = defineRoute({
  ...guest,
  method: 'POST',
  path: '/orders/{orderId}/returns',
  summary:
    'Withdraw from the purchase, from dispatch to seven days after delivery, or exchange; the postage code comes at once or by e-mail',
  body: z.strictObject({
    lines: ReturnLines.optional(),
    reason: optionalLine(300),
    resolution: Resolution,
  }),
  errors: [
    'order_not_found',
    'order_not_returnable',
    'return_window_over',
    'units_unavailable',
    'too_many_requests',
    'busy',
  ],
});
