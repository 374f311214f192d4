import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import { putAny, putNew, type Refusal, removing, updating } from '@loja/platform/dynamo.ts';
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

const addUses = (table: string, code: string, by: 1 | -1) => ({
  table,
  key: couponKey(code),
  update: 'SET #uses = #uses + :by',
  names: { '#uses': 'uses' },
  values: { ':by': by },
});

const useRow = (use: CouponUse & { customerKey: string }, orderId: string, at: Date) => ({
  ...customerUseKey(use.code, use.customerKey),
  entity: 'COUPON_USE',
  orderId,
  at: at.toISOString(),
});

const isOfOneCustomer = (use: CouponUse): use is CouponUse & { customerKey: string } =>
  use.customerKey !== undefined;

/** Counts a use: refused when the coupon ended, was used up, changed, or was used by this customer before. */
export const useWrites = (table: string, use: CouponUse, orderId: string, at: Date): TransactWriteItem[] => [
  updating({
    ...addUses(table, use.code, 1),
    condition:
      '#active = :true AND #revision = :revision AND #endsAt > :now AND (attribute_not_exists(#total) OR #uses < #total)',
    names: {
      '#uses': 'uses',
      '#active': 'active',
      '#revision': 'revision',
      '#endsAt': 'endsAt',
      '#total': 'totalUses',
    },
    values: { ':by': 1, ':true': true, ':revision': use.revision, ':now': at.toISOString() },
  }),
  ...(isOfOneCustomer(use) ? [putNew(table, useRow(use, orderId, at))] : []),
];

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

/** Gives a use back, in the transaction that ends its order unpaid: that one's condition makes it once. */
export const giveBackWrites = (table: string, use: CouponUse): TransactWriteItem[] => [
  updating(addUses(table, use.code, -1)),
  ...(isOfOneCustomer(use) ? [removing(table, customerUseKey(use.code, use.customerKey))] : []),
];

/**
 * Counts again the use of an order that was let go and then paid late. Its price was agreed, so nothing refuses it:
 * one use too many is better than a sale at another price.
 */
export const takeAgainWrites = (
  table: string,
  use: CouponUse,
  orderId: string,
  at: Date,
): TransactWriteItem[] => [
  updating(addUses(table, use.code, 1)),
  ...(isOfOneCustomer(use) ? [putAny(table, useRow(use, orderId, at))] : []),
];
