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

const moneyNeeded = (order: OrderOnBook, attempts: readonly AttemptOnBook[]): Difference[] => {
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

const moneyOver = (orderId: string, attempts: readonly AttemptOnBook[]): Difference[] => {
  const kept = sumOf(attempts.map(stayingOf));
  return kept > 0 ? [about(orderId, 'order_unpaid_but_captured', 0, kept)] : [];
};

const differencesOf = (order: OrderOnBook, attempts: readonly AttemptOnBook[], at: Date): Difference[] => {
  const { orderId, money, endsBy } = order;
  const [own, ...surplus] = standing(attempts);
  const twice =
    own && surplus.length > 0
      ? [about(orderId, 'double_capture', own.capturedCents, sumOf([own, ...surplus].map(stayingOf)))]
      : [];
  if (money === 'needed') return [...twice, ...moneyNeeded(order, attempts)];
  if (money === 'either') return twice;
  const stuck = endsBy !== undefined && new Date(endsBy) < at;
  return [
    ...twice,
    ...moneyOver(orderId, attempts),
    ...(stuck ? [about(orderId, 'stuck_order', 0, order.totalCents)] : []),
  ];
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
