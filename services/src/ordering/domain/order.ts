import { OrderStatus, PaymentMethod, TimelineEntry } from '@loja/contracts/http/ordering.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';

const Cents = z.int().min(0);

export const OrderLine = z.object({
  sku: z.string(),
  productSlug: z.string(),
  name: z.string(),
  variantLabel: z.string(),
  quantity: z.int().min(1),
  unitPriceCents: Cents,
  /** One share per unit. */
  unitDiscountCents: z.array(Cents),
});
export type OrderLine = z.infer<typeof OrderLine>;

/**
 * The order as it was agreed: prices, names and person are copies, so that a later change of the catalogue
 * or of the contract's rules cannot rewrite or unread a sale.
 */
export const Order = z.object({
  orderId: OrderId,
  status: OrderStatus,
  placedAt: z.iso.datetime(),
  lines: z.array(OrderLine).min(1),
  demand: z.array(z.object({ stockItemId: z.string(), quantity: z.int().min(1) })),
  totals: z.object({ goodsCents: Cents, discountCents: Cents, shippingCents: Cents, totalCents: Cents }),
  shipping: z.object({
    optionId: z.string(),
    name: z.string(),
    businessDays: z.object({ min: z.int(), max: z.int() }),
  }),
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
  payment: z.object({ method: PaymentMethod }),
  /** The terms that the shopper accepted (Decreto 7.962/2013 art. 4 IV: the contract can be reproduced). */
  termsVersion: z.string(),
  timeline: z.array(TimelineEntry).min(1),
  accessTokenHash: z.string(),
  /** Where the placing was recorded; the record holds the token in plain for a day, for the e-mails. */
  placementKeyHash: z.string(),
});
export type Order = z.infer<typeof Order>;

export type Actor = z.infer<typeof TimelineEntry>['actor'];
