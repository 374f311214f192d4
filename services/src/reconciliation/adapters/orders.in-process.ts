import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { type Order, orderById, ordersAwaiting, ordersPlacedIn, waitsUntil } from '#ordering/offers.ts';
import { type MoneyOfOrder, type OrderOnBook, PATIENCE_SECONDS } from '../domain/books.ts';
import type { OrderBooks } from '../ports.ts';

const moneyOf = {
  awaiting_payment: 'awaited',
  paid: 'needed',
  packed: 'needed',
  shipped: 'earned',
  delivered: 'earned',
  return_requested: 'earned',
  returned: 'either',
  cancelled: 'returned',
  expired: 'returned',
  refunded: 'returned',
} as const satisfies Record<Order['status'], MoneyOfOrder>;

/** When the wait for its money is over, the workflow's own tries, some minutes, may pass. */
const GRACE_SECONDS = 600;

type Promised = Pick<OrderOnBook, 'owedBackCents' | 'notedCents' | 'agreedCents'>;

/** What an order says of money that goes back. */
export const promisedOn = ({ refunds = [] }: Pick<Order, 'refunds'>, now: Date): Promised => {
  const sum = (which: typeof refunds) => which.reduce((total, { amountCents }) => total + amountCents, 0);
  const patient = now.getTime() - PATIENCE_SECONDS * 1000;
  const done = refunds.filter(({ doneAt }) => doneAt !== undefined);
  const overdue = refunds.filter(({ doneAt, at }) => doneAt === undefined && Date.parse(at) <= patient);
  return {
    owedBackCents: sum([...done, ...overdue]),
    notedCents: sum(done),
    agreedCents: sum(refunds.filter(({ reason }) => reason !== undefined)),
  };
};

export interface OrderBooksAccess {
  dynamo: Dynamo;
  /** ORDERS_TABLE. */
  table: string;
  /** How long an order is given in which nothing was tried yet. */
  waitSeconds: number;
  /** When the wait for what was tried is over. */
  waitedUntil: (orderId: OrderId) => Promise<string | undefined>;
  clock: Clock;
}

/** Ordering's books, read through its own offer. */
export const ordersInProcess = ({
  dynamo,
  table,
  waitSeconds,
  waitedUntil,
  clock,
}: OrderBooksAccess): OrderBooks => {
  const onBook = async (found: Order): Promise<OrderOnBook> => {
    const { orderId, status, placedAt, totals } = found;
    const promised = promisedOn(found, clock());
    const order = { orderId, money: moneyOf[status], totalCents: totals.totalCents, ...promised };
    if (status !== 'awaiting_payment') return order;
    const untried = waitsUntil(
      'pix',
      secondsAfter(new Date(placedAt), waitSeconds).toISOString(),
    ).toISOString();
    const until = [untried, (await waitedUntil(orderId)) ?? untried].sort().at(-1) ?? untried;
    return { ...order, endsBy: secondsAfter(new Date(until), GRACE_SECONDS).toISOString() };
  };
  return {
    placedIn: (span) => ordersPlacedIn(dynamo, table, span),
    async find(orderId) {
      const order = await orderById(dynamo, table, orderId);
      return order && onBook(order);
    },
    async awaitingSince(before, limit) {
      const overdue = secondsAfter(before, -(waitSeconds + GRACE_SECONDS));
      const waiting = await ordersAwaiting(dynamo, table, { before: overdue, limit });
      return Promise.all(waiting.map(onBook));
    },
    async held() {
      const waiting = await ordersAwaiting(dynamo, table);
      const held = new Map<string, number>();
      for (const { demand } of waiting)
        for (const { stockItemId, quantity } of demand)
          held.set(stockItemId, (held.get(stockItemId) ?? 0) + quantity);
      return held;
    },
  };
};
