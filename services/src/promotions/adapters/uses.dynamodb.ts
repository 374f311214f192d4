import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import { type Key, type Refusal, updating } from '@loja/platform/dynamo.ts';
import { standingOf } from '../domain/coupon.ts';
import { couponKey, customerUseKey, parseCoupon } from './promotions.dynamodb.ts';

/** A coupon in an order: what counts it, and what gives it back. */
export interface CouponUse {
  code: string;
  /** Of the terms that the order's price was made of; a coupon changed since then refuses. */
  revision: number;
  /** Set where the coupon is for once per customer. */
  customerKey?: string | undefined;
}

const counting = (key: Key, table: string, by: 1 | -1) => ({
  table,
  key,
  update: 'ADD #uses :by',
  names: { '#uses': 'uses' },
  values: { ':by': by },
});

/** Both counts that a use moves: the coupon's, and the customer's where it is for once per customer. */
const countsOf = (table: string, { code, customerKey }: CouponUse, by: 1 | -1) => ({
  coupon: counting(couponKey(code), table, by),
  customer: customerKey === undefined ? [] : [counting(customerUseKey(code, customerKey), table, by)],
});

/** Counts a use: refused when the coupon ended, was used up, changed, or was used by this customer before. */
export const useWrites = (table: string, use: CouponUse, at: Date): TransactWriteItem[] => {
  const { coupon, customer } = countsOf(table, use, 1);
  return [
    updating({
      ...coupon,
      condition:
        '#active = :true AND #revision = :revision AND #endsAt > :now AND (attribute_not_exists(#total) OR #uses < #total)',
      names: {
        ...coupon.names,
        '#active': 'active',
        '#revision': 'revision',
        '#endsAt': 'endsAt',
        '#total': 'totalUses',
      },
      values: { ...coupon.values, ':true': true, ':revision': use.revision, ':now': at.toISOString() },
    }),
    ...customer.map((count) =>
      updating({
        ...count,
        condition: 'attribute_not_exists(#uses) OR #uses < :once',
        values: { ...count.values, ':once': 1 },
      }),
    ),
  ];
};

/**
 * Why `useWrites` refused, from the refusals at their places: `price_changed` when the coupon has other terms now.
 * Undefined when neither of them did.
 */
export const refusalOfUse = (
  [coupon, customer]: readonly Refusal[],
  at: Date,
): CouponRefusal | 'price_changed' | undefined => {
  if (coupon?.code === 'ConditionalCheckFailed')
    return standingOf(coupon.item && parseCoupon(coupon.item), at) ?? 'price_changed';
  return customer?.code === 'ConditionalCheckFailed' ? 'coupon_used' : undefined;
};

const unconditional = (table: string, use: CouponUse, by: 1 | -1): TransactWriteItem[] => {
  const { coupon, customer } = countsOf(table, use, by);
  return [coupon, ...customer].map(updating);
};

/** Gives a use back, in the transaction that ends its order unpaid: that one's condition makes it once. */
export const giveBackWrites = (table: string, use: CouponUse): TransactWriteItem[] =>
  unconditional(table, use, -1);

/**
 * Counts again the use of an order that was let go and then paid late. Its price was agreed, so nothing refuses it:
 * one use too many is better than a sale at another price.
 */
export const takeAgainWrites = (table: string, use: CouponUse): TransactWriteItem[] =>
  unconditional(table, use, 1);
