import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import { giveBackWrites, takeAgainWrites } from '#promotions/offers.ts';
import { couponEffect } from '../domain/coupon-effect.ts';
import type { Order } from '../domain/order.ts';

/** The writes that a move makes to the use of the order's coupon; they join the order's own transaction. */
export type CouponWrites = (
  order: Pick<Order, 'orderId' | 'coupon'>,
  move: { from: OrderStatus; to: OrderStatus; at: string },
) => TransactWriteItem[];

export const couponWritesTo =
  (table: string): CouponWrites =>
  ({ orderId, coupon }, { from, to, at }) => {
    if (!coupon) return [];
    switch (couponEffect(from, to)) {
      case 'give-back':
        return giveBackWrites(table, coupon);
      case 'take-again':
        return takeAgainWrites(table, coupon, orderId, new Date(at));
      case 'keep':
        return [];
    }
  };
