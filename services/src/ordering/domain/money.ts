import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { Order } from './order.ts';

/** Whether the order ever took its money: late money that it refused counts, since it must go back. */
export const tookMoney = ({ timeline }: Pick<Order, 'timeline'>): boolean =>
  timeline.some(({ status, event }) => status === 'paid' || event === 'late_payment_refused');

const promisedCents = ({ refunds = [] }: Pick<Order, 'refunds'>): number =>
  refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** What has really gone back, in centavos. */
export const refundedCents = ({ refunds = [] }: Pick<Order, 'refunds'>): number =>
  refunds.reduce((sum, { amountCents, doneAt }) => sum + (doneAt === undefined ? 0 : amountCents), 0);

/** What may still be given back, in centavos: what came, less what was promised back and what an issuer took. */
export const refundableCents = (order: Order): number =>
  tookMoney(order)
    ? Math.max(0, order.totals.totalCents - promisedCents(order) - (order.chargedBackCents ?? 0))
    : 0;

/** Everything that came has gone back. */
export const isWholeBack = (order: Order): boolean =>
  refundedCents(order) + (order.chargedBackCents ?? 0) >= order.totals.totalCents;

/** The order at the price of the method that really paid: its totals and each unit's share of the discounts. */
export const paidBy = (order: Order, method: PaymentMethod | undefined): Partial<Order> => {
  const price = method && order.pricedBy?.[method];
  if (!price) return method ? { payment: { method } } : {};
  return {
    payment: { method },
    totals: price.totals,
    lines: order.lines.map((line, i) => ({
      ...line,
      unitDiscountCents: price.unitDiscountCents[i] ?? line.unitDiscountCents,
    })),
  };
};
