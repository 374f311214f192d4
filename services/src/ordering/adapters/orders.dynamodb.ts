import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { OrderCancelled, OrderExpired, OrderPaid } from '@loja/contracts/events/ordering.ts';
import { brl } from '@loja/kernel/money.ts';
import { type Dynamo, type Refusal, updating } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import { releaseWrites, saleWrites } from '#inventory/offers.ts';
import type { Order } from '../domain/order.ts';
import type { Announcement, Transition } from '../domain/transition.ts';
import type { CommitOutcome, Orders } from '../ports.ts';
import { findOrder, orderKey, parseOrder } from './order-reads.dynamodb.ts';
import { isContention } from './refusals.ts';

const contracts = { OrderPaid, OrderExpired, OrderCancelled } as const satisfies Record<
  Announcement,
  unknown
>;

/** The writes of a transition to another context's stock; they join the order's transaction. */
export type StockWrites = (order: Order, transition: Transition) => TransactWriteItem[];

const moved = (order: Order, { to, at, actor }: Transition): Order => ({
  ...order,
  status: to,
  timeline: [...order.timeline, { at, status: to, actor }],
});

const statusWrite = (table: string, order: Order, { from, to, at, actor }: Transition): TransactWriteItem =>
  updating({
    table,
    key: orderKey(order.orderId),
    update: 'SET #status = :to, #timeline = list_append(#timeline, :entry)',
    condition: '#status = :from',
    names: { '#status': 'status', '#timeline': 'timeline' },
    values: { ':from': from, ':to': to, ':entry': [{ at, status: to, actor }] },
  });

export const stockWritesTo =
  (table: string): StockWrites =>
  ({ demand }, { stock }) => {
    if (stock === 'sell') return saleWrites(table, demand);
    return stock === 'release' ? releaseWrites(table, demand) : [];
  };

/** For a function that makes only moves which keep the stock as it is, and so may not touch it. */
export const noStockWrites: StockWrites = (_order, { stock }) => {
  if (stock !== 'keep') throw new Error(`this function may not ${stock} stock`);
  return [];
};

const announcement = (table: string, order: Order, { announces, at }: Transition): TransactWriteItem[] =>
  announces
    ? [
        outboxRow(
          table,
          contracts[announces],
          { orderId: order.orderId, total: brl(order.totals.totalCents) },
          new Date(at),
        ),
      ]
    : [];

/** The first refusal is the order's own: a status that moved says that someone else was first. */
const outcomeOf = (order: Order, refusals: readonly Refusal[]): CommitOutcome => {
  const current = refusals[0]?.code === 'ConditionalCheckFailed' ? refusals[0].item : undefined;
  if (current) return { kind: 'overtaken', order: parseOrder(current) };
  if (refusals.some(isContention)) return { kind: 'busy' };
  throw new Error(`order ${order.orderId} cannot move: ${refusals.map(({ code }) => code).join(', ')}`);
};

export const ordersInDynamo = (dynamo: Dynamo, table: string, stockWrites: StockWrites): Orders => ({
  get: (orderId) => findOrder(dynamo, table, orderId),
  async commit(order, transition) {
    const result = await dynamo.transact([
      statusWrite(table, order, transition),
      ...stockWrites(order, transition),
      ...announcement(table, order, transition),
    ]);
    return result.ok
      ? { kind: 'committed', order: moved(order, transition) }
      : outcomeOf(order, result.refusals);
  },
});
