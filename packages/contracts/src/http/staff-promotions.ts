import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Slug } from './product-ids.ts';

/** As shoppers type it; kept in capitals. */
export const CouponCode = z.string().regex(/^[A-Z0-9]{3,24}$/);

const name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]*$/u, 'no control characters');

/**
 * What is taken off. A percentage stops at 90 and a fixed value must stay below the minimum, so that an order never
 * comes to nothing: no provider takes a payment of R$ 0.
 */
const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(90) }),
  z.strictObject({ kind: z.literal('fixed'), amount: Money.refine(({ cents }) => cents > 0, 'above zero') }),
  z.strictObject({ kind: z.literal('free_shipping') }),
]);

const terms = {
  /** Shown on the discount's line. */
  name,
  benefit,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Of the goods in its scope, after automatic promotions. */
  minimum: Money.refine(({ cents }) => cents >= 0, 'zero or more'),
  scope: z.enum(['all', 'coffee', 'kit', 'equipment']),
  /** Per CPF or CNPJ. */
  oncePerCustomer: z.boolean(),
  totalUses: z.int().min(1).max(1_000_000).optional(),
  active: z.boolean(),
};
type Terms = { benefit: z.infer<typeof benefit>; minimum: Money; startsAt: string; endsAt: string };

const isOrdered = ({ startsAt, endsAt }: Terms) => startsAt < endsAt;
const leavesSomething = ({ benefit, minimum }: Terms) =>
  benefit.kind !== 'fixed' || minimum.cents > benefit.amount.cents;
const ordered = { path: ['endsAt'], message: 'after startsAt' };
const something = { path: ['minimum'], message: 'above the amount that is taken off' };

export const NewCoupon = z
  .strictObject({ code: CouponCode, ...terms })
  .refine(isOrdered, ordered)
  .refine(leavesSomething, something);
export type NewCoupon = z.infer<typeof NewCoupon>;

export const CouponChange = z
  .strictObject({ expectedRevision: z.int().min(1), ...terms })
  .refine(isOrdered, ordered)
  .refine(leavesSomething, something);
export type CouponChange = z.infer<typeof CouponChange>;

export const StaffCoupon = z.object({
  code: CouponCode,
  ...terms,
  /** Orders that carry it, paid or awaiting payment. */
  uses: z.int().min(0),
  revision: z.int().min(1),
});
export type StaffCoupon = z.infer<typeof StaffCoupon>;

export const listCoupons = defineRoute({
  method: 'GET',
  path: '/staff/promotions/coupons',
  summary: 'Every coupon with its uses, by code',
  reply: z.object({ coupons: z.array(StaffCoupon) }),
  status: 200,
  errors: [],
});

export const createCoupon = defineRoute({
  method: 'POST',
  path: '/staff/promotions/coupons',
  summary: 'A new coupon; its code is its own for ever',
  body: NewCoupon,
  reply: StaffCoupon,
  status: 201,
  errors: ['coupon_code_taken'],
});

export const changeCoupon = defineRoute({
  method: 'PUT',
  path: '/staff/promotions/coupons/{code}',
  summary: 'Replace the terms of a coupon; orders that carry it keep theirs',
  params: z.object({ code: CouponCode }),
  body: CouponChange,
  reply: StaffCoupon,
  status: 200,
  errors: ['coupon_not_found', 'revision_conflict'],
});

/** "Take four, pay three" of the products named: nobody types a code for it. */
export const AutomaticPromotion = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,40}$/),
    /** Shown on the discount's line. */
    name,
    productSlugs: z.array(Slug).min(1).max(50),
    /** Of each group of `buy + get` units the `get` cheapest cost nothing. */
    buy: z.int().min(1).max(20),
    get: z.int().min(1).max(20),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    active: z.boolean(),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), ordered);
export type AutomaticPromotion = z.infer<typeof AutomaticPromotion>;

/** They are read whole with every cart: few of them. */
const promotions = z
  .array(AutomaticPromotion)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each id once');

/** In the order in which they are taken off; a unit helps one of them only. */
export const AutomaticPromotions = z.object({ promotions, revision: z.int().min(0) });
export type AutomaticPromotions = z.infer<typeof AutomaticPromotions>;

export const getAutomaticPromotions = defineRoute({
  method: 'GET',
  path: '/staff/promotions/automatic',
  summary: 'The automatic promotions, in the order in which they are taken off',
  reply: AutomaticPromotions,
  status: 200,
  errors: [],
});

export const replaceAutomaticPromotions = defineRoute({
  method: 'PUT',
  path: '/staff/promotions/automatic',
  summary: 'Replace the automatic promotions; carts show it at once, orders keep what they agreed',
  body: z.strictObject({ promotions, expectedRevision: z.int().min(0) }),
  reply: AutomaticPromotions,
  status: 200,
  errors: ['revision_conflict'],
});
