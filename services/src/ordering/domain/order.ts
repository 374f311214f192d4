import {
  NotDelivered,
  OrderStatus,
  RefundReason,
  Resolution,
  TimelineEntry,
} from '@loja/contracts/http/ordering.ts';
import { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { ReturnPostage } from '@loja/contracts/http/shipping.ts';
import { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';

const Cents = z.int().min(0);
const Taking = z.object({ stockItemId: z.string(), quantity: z.int().min(1) });

/** What became of one unit of a line; a unit that nothing happened to is `kept`. */
export const UnitState = z.enum(['kept', 'cancelled', 'returning', 'returned', 'exchanged']);
export type UnitState = z.infer<typeof UnitState>;

export const OrderLine = z.object({
  sku: z.string(),
  productSlug: z.string(),
  name: z.string(),
  variantLabel: z.string(),
  quantity: z.int().min(1),
  unitPriceCents: Cents,
  /** One share per unit. */
  unitDiscountCents: z.array(Cents),
  /** What one unit takes from stock; absent on orders of before units could come back alone. */
  consumes: z.array(Taking).optional(),
  /** One per unit; absent while all are kept. */
  units: z.array(UnitState).optional(),
});
export type OrderLine = z.infer<typeof OrderLine>;

const Totals = z.object({
  goodsCents: Cents,
  discountCents: Cents,
  shippingCents: Cents,
  totalCents: Cents,
});

/** What the order costs when paid by one method; frozen for every method that may pay it. */
export const MethodPrice = z.object({
  totals: Totals,
  /** Per line, per unit. */
  unitDiscountCents: z.array(z.array(Cents)),
});
export type MethodPrice = z.infer<typeof MethodPrice>;

/** Money that was promised back; `doneAt` is when the provider had returned it. */
export const Refund = z.object({
  refundId: z.string(),
  amountCents: Cents,
  /** Absent for money that went back without the order's asking. */
  reason: RefundReason.optional(),
  at: z.iso.datetime(),
  doneAt: z.iso.datetime().optional(),
  /** When the provider refused it; gone when it is asked for anew, or done. */
  failedAt: z.iso.datetime().optional(),
  /** How often staff had it asked for anew, and when last. */
  again: z.int().min(1).optional(),
  askedAgainAt: z.iso.datetime().optional(),
});
export type Refund = z.infer<typeof Refund>;

const Quantities = z.array(z.object({ sku: z.string(), quantity: z.int().min(1) }));

export const Return = z.object({
  returnId: z.string(),
  requestedAt: z.iso.datetime(),
  by: z.enum(['shopper', 'staff']),
  resolution: Resolution,
  lines: Quantities,
  reason: z.string().optional(),
  postage: ReturnPostage.optional(),
  receivedAt: z.iso.datetime().optional(),
  received: z.array(z.object({ sku: z.string(), restock: z.int().min(0), scrap: z.int().min(0) })).optional(),
  /** Nobody asked for it: the parcel never came to the shopper. */
  cause: NotDelivered.optional(),
  replacementOrderId: OrderId.optional(),
});
export type Return = z.infer<typeof Return>;

/** Who bought and where it goes. */
export const Person = z.object({
  customer: z.object({
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    cpf: z.string().optional(),
    cnpj: z.string().optional(),
  }),
  address: z.object({
    cep: z.string(),
    street: z.string(),
    number: z.string(),
    complement: z.string().optional(),
    district: z.string(),
    city: z.string(),
    state: z.string(),
  }),
});
export type Person = z.infer<typeof Person>;

/** A person as an order keeps it: a text that only the port `People` opens, or in plain on orders of before. */
export const KeptPerson = z.union([z.string(), Person]);
export type KeptPerson = z.infer<typeof KeptPerson>;

/**
 * The order as it was agreed: prices, names and person are copies, so that a later change of the catalogue
 * or of the contract's rules cannot rewrite or unread a sale.
 */
export const Order = z.object({
  orderId: OrderId,
  status: OrderStatus,
  placedAt: z.iso.datetime(),
  lines: z.array(OrderLine).min(1),
  demand: z.array(Taking),
  totals: Totals,
  /** `totals` and `unitDiscountCents` are those of the method chosen, later of the one that paid. */
  pricedBy: z.partialRecord(PaymentMethod, MethodPrice).optional(),
  /** What promotions took off, by name; with the method's own discount they are `totals.discountCents`. */
  discounts: z
    .array(z.object({ kind: z.enum(['automatic', 'coupon']), name: z.string(), amountCents: Cents }))
    .optional(),
  /** The coupon whose use this order counts. */
  coupon: z.object({ code: z.string(), revision: z.int(), customerKey: z.string().optional() }).optional(),
  shipping: z.object({
    optionId: z.string(),
    name: z.string(),
    businessDays: z.object({ min: z.int(), max: z.int() }),
  }),
  person: KeptPerson,
  /** Blind indexes: what finds the orders of a mailbox or of a CPF; absent on orders of before. */
  emailIndex: z.string().optional(),
  taxIndex: z.string().optional(),
  /** Counts of unpaid orders that this one is in until it is paid or ends (`domain/holds.ts`). */
  holds: z.array(z.string()).optional(),
  payment: z.object({ method: PaymentMethod }),
  /** The terms that the shopper accepted (Decreto 7.962/2013 art. 4 IV: the contract can be reproduced). */
  termsVersion: z.string(),
  timeline: z.array(TimelineEntry).min(1),
  accessTokenHash: z.string(),
  /** The token itself, for the letters' links: only their sender opens it. Absent on orders of before. */
  sealedToken: z.string().optional(),
  /** Where the placing was recorded, for a day. */
  placementKeyHash: z.string(),
  /** The customer whose order it is: who was signed in when placing, or claimed it with the mailbox. */
  ownerId: CustomerId.optional(),
  /** Grows by one with every write; absent while nothing has happened since the placing. */
  revision: z.int().min(0).optional(),
  deliveredAt: z.iso.datetime().optional(),
  shipment: z.object({ carrier: z.string(), trackingCode: z.string() }).optional(),
  refunds: z.array(Refund).optional(),
  returns: z.array(Return).optional(),
  /** SHA-256 of the idempotency keys of commands that a repeat could not be told from, with their request. */
  commands: z.array(z.object({ key: z.string(), request: z.string() })).optional(),
  /** An open chargeback: nothing leaves the house and no money goes out. */
  hold: z.object({ since: z.iso.datetime() }).optional(),
  /** What the card's issuer took back for good. */
  chargedBackCents: Cents.optional(),
  /** This order replaces goods of that one, and cost nothing. */
  exchangeOf: OrderId.optional(),
});
export type Order = z.infer<typeof Order>;

export type Actor = TimelineEntry['actor'];
