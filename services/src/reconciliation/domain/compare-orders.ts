import { type AttemptOnBook, groupedBy, type OrderOnBook, stayingOf, sumOf } from './books.ts';
import type { Difference, DifferenceKind } from './difference.ts';

const about = (orderId: string, kind: DifferenceKind, expected: number, found: number): Difference => ({
  kind,
  subject: orderId,
  orderId,
  expected,
  found,
});

/** Captures of which something is left; one of them may be the order's own. */
const standing = (attempts: readonly AttemptOnBook[]): AttemptOnBook[] =>
  attempts.filter((attempt) => stayingOf(attempt) > 0);

const moneyCame = (order: OrderOnBook, attempts: readonly AttemptOnBook[]): Difference[] => {
  const { orderId, totalCents } = order;
  const captured = attempts.filter(({ capturedCents }) => capturedCents > 0);
  // A replacement for returned goods costs nothing.
  if (totalCents === 0) return [];
  if (captured.length === 0) return [about(orderId, 'order_paid_without_money', totalCents, 0)];
  if (captured.some(({ capturedCents }) => capturedCents === totalCents)) return [];
  return [
    about(orderId, 'wrong_amount', totalCents, sumOf(captured.map(({ capturedCents }) => capturedCents))),
  ];
};

/** The order's own; what came twice is no promise of the order's. */
const ownOf = (attempts: readonly AttemptOnBook[]): readonly AttemptOnBook[] =>
  attempts.filter(({ surplus }) => !surplus);

/**
 * Goods may leave for money that is here, in dispute (then the order is held), or that the order gave back itself. All of
 * it gone by another hand, somebody must say whether they still should.
 */
const moneyLeft = (
  { orderId, totalCents, agreedCents }: OrderOnBook,
  attempts: readonly AttemptOnBook[],
): Difference[] => {
  const expected = totalCents - agreedCents;
  const left = sumOf(
    ownOf(attempts).map(({ capturedCents, refundedCents }) => capturedCents - refundedCents),
  );
  return expected > 0 && left <= 0 ? [about(orderId, 'order_fell_short', expected, 0)] : [];
};

/** What an issuer took back is no more to be given. */
const returnedOf = ({ refundedCents, underWayCents, chargedBackCents }: AttemptOnBook): number =>
  refundedCents + underWayCents + chargedBackCents;

/** What the order promised and saw, against what payments gave back. Of one that ended, what is left says it all. */
const promises = (order: OrderOnBook, attempts: readonly AttemptOnBook[]): Difference[] => {
  const { orderId, money, owedBackCents, notedCents } = order;
  const own = ownOf(attempts);
  const returned = sumOf(own.map(returnedOf));
  const gone = sumOf(own.map(({ refundedCents }) => refundedCents));
  const found: Difference[] = [];
  if (money !== 'returned' && owedBackCents > returned)
    found.push(about(orderId, 'refund_not_made', owedBackCents, returned));
  if (gone > notedCents) found.push(about(orderId, 'refund_untold', notedCents, gone));
  return found;
};

const moneyOver = (orderId: string, attempts: readonly AttemptOnBook[]): Difference[] => {
  const kept = sumOf(attempts.map(stayingOf));
  return kept > 0 ? [about(orderId, 'order_unpaid_but_captured', 0, kept)] : [];
};

const isStuck = ({ endsBy }: OrderOnBook, at: Date): boolean => endsBy !== undefined && new Date(endsBy) < at;

const moneyOf = (order: OrderOnBook, attempts: readonly AttemptOnBook[], at: Date): Difference[] => {
  const { orderId, money, totalCents } = order;
  switch (money) {
    case 'needed': {
      const never = moneyCame(order, attempts);
      return never.length > 0 ? never : moneyLeft(order, attempts);
    }
    case 'earned':
      return moneyCame(order, attempts);
    case 'either':
      return [];
    case 'awaited':
    case 'returned':
      return [
        ...moneyOver(orderId, attempts),
        ...(isStuck(order, at) ? [about(orderId, 'stuck_order', 0, totalCents)] : []),
      ];
  }
};

const differencesOf = (order: OrderOnBook, attempts: readonly AttemptOnBook[], at: Date): Difference[] => {
  const [own, ...surplus] = standing(attempts);
  const twice =
    own && surplus.length > 0
      ? [about(order.orderId, 'double_capture', own.capturedCents, sumOf([own, ...surplus].map(stayingOf)))]
      : [];
  return [...twice, ...moneyOf(order, attempts, at), ...promises(order, attempts)];
};

/** Orders against our own money: what stands is paid once, what does not stand has been given back. */
export const compareOrders = (
  orders: readonly OrderOnBook[],
  attempts: readonly AttemptOnBook[],
  at: Date,
): Difference[] => {
  const tried = groupedBy(attempts, ({ orderId }) => orderId);
  const known = new Set(orders.map(({ orderId }) => orderId));
  return [
    ...orders.flatMap((order) => differencesOf(order, tried.get(order.orderId) ?? [], at)),
    ...[...tried].flatMap(([orderId, own]) => (known.has(orderId) ? [] : moneyOver(orderId, own))),
  ];
};
