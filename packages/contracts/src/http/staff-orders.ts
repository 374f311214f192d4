import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { IdempotencyKey } from './headers.ts';
import * as ordering from './ordering.ts';
import { PaymentMethod } from './payments.ts';
import { Sku } from './product-ids.ts';
import { PostageCode } from './shipping.ts';

/** What staff may ask of an order, as the state table names it. */
export const StaffCommand = z.enum([
  'pack',
  'ship',
  'deliver',
  'not-delivered',
  'cancel',
  'cancel-lines',
  'request-return',
  'give-postage',
  'receive-return',
  'goodwill',
  'retry-refund',
]);
export type StaffCommand = z.infer<typeof StaffCommand>;

export const StaffOrderSummary = z.object({
  orderId: OrderId,
  status: ordering.OrderStatus,
  placedAt: z.iso.datetime(),
  customerName: z.string(),
  units: z.int().min(0),
  total: Money,
  method: PaymentMethod,
  /** A chargeback is open, or money for its goods is gone: nothing leaves the house. */
  held: z.boolean(),
});
export type StaffOrderSummary = z.infer<typeof StaffOrderSummary>;

/** The buyer, as far as the reader's work needs to know them. */
const StaffCustomer = z.object({
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  cpf: z.string().optional(),
  cnpj: z.string().optional(),
});

/** What became of units that came: to the shelf or to waste. */
const ReceivedLines = z
  .array(z.strictObject({ sku: Sku, restock: z.int().min(0), scrap: z.int().min(0) }))
  .max(60);

/** An order in full, unmasked: for staff only. */
export const StaffOrder = z.object({
  ...ordering.OrderView.omit({ allowed: true }).shape,
  revision: z.int().min(0),
  customer: StaffCustomer,
  address: ordering.Address,
  lines: z.array(
    z.object({
      ...ordering.OrderLine.shape,
      /** What each unit cost after its share of the discounts, frozen at sale: a unit's refund. */
      unitPaid: z.array(Money),
    }),
  ),
  refunds: z.array(
    z.object({
      refundId: z.string(),
      amount: Money,
      reason: ordering.RefundReason.optional(),
      promisedAt: z.iso.datetime(),
      /** When the provider gave the money back; absent while it is under way. */
      doneAt: z.iso.datetime().optional(),
      /** When the provider refused it: it must be asked for anew. */
      failedAt: z.iso.datetime().optional(),
    }),
  ),
  /** What may still be given back. */
  refundable: Money,
  held: z.boolean(),
  /** Money for its goods that is gone: by a lost dispute, or given back without the order. Above zero nothing leaves the house. */
  missing: Money,
  returns: z
    .array(
      z.object({
        ...ordering.ReturnView.shape,
        /** Who opened it. */
        by: z.enum(['shopper', 'staff']),
        /** What became of each unit that came. */
        received: ReceivedLines.optional(),
      }),
    )
    .optional(),
  timeline: z.array(ordering.ShownEntry),
  allowed: z.array(StaffCommand),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

const placeIn = (cursor: string): string => {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
};

/** Where the next page begins, as the last one told it: an instant and an order. */
const Cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,200}$/)
  .refine((text) => /^\d{4}-[\d:.TZ-]+#ord_/.test(placeIn(text)), 'no place in this list');

export const listStaffOrders = defineRoute({
  method: 'GET',
  path: '/staff/orders',
  summary: 'Orders of one status, newest first, fifty at a time; without a status those to pack',
  query: z.object({
    status: ordering.OrderStatus.default('paid'),
    cursor: Cursor.optional(),
  }),
  reply: z.object({ orders: z.array(StaffOrderSummary), cursor: z.string().optional() }),
  status: 200,
  errors: [],
});

const one = {
  params: z.object({ orderId: OrderId }),
  reply: StaffOrder,
  status: 200,
} as const;
const refusals = ['order_not_found', 'order_move_refused', 'order_held', 'busy'] as const;
const leaving = [...refusals, 'order_not_paid_for'] as const;
const keyed = z.object({ 'idempotency-key': IdempotencyKey });
/** `reason` is read by the shopper, on the order's page and in the letter; `note` by staff alone. */
const why = { reason: ordering.line(300), note: ordering.line(300).optional() };

export const getStaffOrder = defineRoute({
  ...one,
  method: 'GET',
  path: '/staff/orders/{orderId}',
  summary: 'One order in full, with its money and who did what',
  errors: ['order_not_found'],
});

export const packOrder = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/packing',
  summary: 'The order is packed',
  errors: leaving,
});

export const shipOrder = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/shipment',
  summary: 'The order is handed to the carrier',
  body: z.strictObject({ carrier: ordering.Carrier, trackingCode: ordering.TrackingCode }),
  errors: leaving,
});

export const deliverOrder = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/delivery',
  summary: 'The carrier delivered the order: its seven days of regret begin',
  errors: refusals,
});

export const reportNotDelivered = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/failed-delivery',
  summary: 'The parcel was refused, came back or is lost: goods to the shelf or to waste, all the money back',
  body: z.strictObject({
    cause: ordering.NotDelivered,
    /** Every unit that was sent; absent, all of them are gone. */
    lines: ReceivedLines.optional(),
  }),
  errors: [...refusals, 'units_unavailable'],
});

export const cancelStaffOrder = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/cancellation',
  summary: 'Cancel an order that is not shipped yet; what was paid goes back whole',
  body: z.strictObject(why),
  errors: refusals,
});

export const cancelLines = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/line-cancellations',
  summary: 'Take units of a line off an order and give back what they cost; freight only with the last unit',
  headers: keyed,
  body: z.strictObject({ sku: Sku, quantity: z.int().min(1), ...why }),
  errors: [...refusals, 'units_unavailable', 'idempotency_key_missing', 'idempotency_key_reused'],
});

export const openReturn = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/returns',
  summary: 'Take goods back, at any time after dispatch: a defect, or a shopper who asked another way',
  body: z.strictObject({
    lines: ordering.ReturnLines.optional(),
    ...why,
    resolution: ordering.Resolution,
  }),
  errors: [...refusals, 'units_unavailable'],
});

export const giveReturnPostage = defineRoute({
  ...one,
  method: 'PUT',
  path: '/staff/orders/{orderId}/returns/{returnId}/postage',
  summary: "The carrier's code by which a return travels at the shop's cost; the shopper is told",
  params: z.object({ orderId: OrderId, returnId: ordering.ReturnId }),
  body: z.strictObject({
    code: PostageCode,
    carrier: ordering.Carrier,
    validUntil: z.iso.datetime(),
  }),
  errors: [...refusals, 'return_not_found'],
});

export const receiveReturn = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/returns/{returnId}/receipt',
  summary: 'The goods are back: each unit to the shelf or to waste; the refund or the replacement goes out',
  params: z.object({ orderId: OrderId, returnId: ordering.ReturnId }),
  body: z.strictObject({
    /** What did not come is not named: it stays with the shopper. */
    lines: ReceivedLines,
    /** Another ending than was asked for: a refund when there is nothing left to exchange for. */
    resolution: ordering.Resolution.optional(),
  }),
  errors: [...refusals, 'return_not_found', 'units_unavailable', 'out_of_stock'],
});

export const refundOrder = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/refunds',
  summary: 'Give back part of what was paid, without goods',
  headers: keyed,
  body: z.strictObject({ amount: Money.refine(({ cents }) => cents > 0, 'more than nothing'), ...why }),
  errors: [...refusals, 'refund_exceeds_paid', 'idempotency_key_missing', 'idempotency_key_reused'],
});

export const retryRefund = defineRoute({
  ...one,
  method: 'POST',
  path: '/staff/orders/{orderId}/refunds/{refundId}/retry',
  summary: 'Ask the provider once more for a refund that it refused, or that was lost for a day',
  params: z.object({ orderId: OrderId, refundId: ordering.RefundId }),
  errors: [...refusals, 'refund_not_found'],
});
