import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { wasPaid } from './status-text.ts';

/** "29:05"; "0:00" once over. */
export const countdownText = (millisecondsLeft: number): string => {
  const seconds = Math.max(0, Math.ceil(millisecondsLeft / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

type Watched = Pick<OrderView, 'status'> &
  Partial<Pick<OrderView, 'timeline'>> & {
    payment: Pick<OrderView['payment'], 'status'> & Partial<Pick<OrderView['payment'], 'method'>>;
  };

const FIRST_MS = 2_000;
const SLOWEST_MS = 15_000;
const GROWTH = 1.25;
/** Money that is not back, or goods that have not come, after some minutes is told by e-mail. */
const MOST_ONCE_PAID = 20;

const paced = (asked: number): number => Math.min(SLOWEST_MS, Math.round(FIRST_MS * GROWTH ** asked));

/** The order gave up paid goods, or got money too late, and does not say yet that it is back. */
const isMoneyOnItsWay = ({ status, timeline = [] }: Watched): boolean =>
  GIVEN_UP.has(status) &&
  (wasPaid({ timeline }) || timeline.some(({ event }) => event === 'late_payment_refused'));
const isOnItsWay = (order: Watched): boolean => order.status === 'return_requested' || isMoneyOnItsWay(order);
const GIVEN_UP = new Set<OrderView['status']>(['cancelled', 'expired', 'returned']);

/**
 * How long until the page asks again, or undefined when nothing on it can change by itself. Quick while the code is
 * being made, then ever slower: a shopper who pays at once sees it at once, a forgotten tab costs little.
 */
export const nextAskMs = (order: Watched | undefined, asked: number): number | undefined => {
  if (order && order.status !== 'awaiting_payment')
    return isOnItsWay(order) && asked < MOST_ONCE_PAID ? paced(asked) : undefined;
  // A card's first attempt is the shopper's to begin, however long that takes.
  const isBeingMade = order?.payment.status === 'preparing' && order.payment.method !== 'card';
  if (isBeingMade) return 1_000;
  return paced(asked);
};
