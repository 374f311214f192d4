import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Dynamo, putNew, type Refusal } from '@loja/platform/dynamo.ts';
import * as inventory from '#inventory/offers.ts';
import { giveBackWrites, takeAgainWrites } from '#promotions/offers.ts';
import type { Change, StockMove } from '../domain/change.ts';
import { holdsLeft } from '../domain/holds.ts';
import type { Order } from '../domain/order.ts';
import type { CommitOutcome, OrderLists, Orders, People } from '../ports.ts';
import { announcementWrites } from './announcements.dynamodb.ts';
import { leaveWrites } from './holds.dynamodb.ts';
import { orderUpdate } from './order-changes.dynamodb.ts';
import { cursorOf, placeOf } from './order-cursor.ts';
import { orderRow, parseOrder } from './order-reads.dynamodb.ts';
import { ordersReadBy, pointerRows } from './own-orders.dynamodb.ts';
import { isContention } from './refusals.ts';

export interface OrderTables {
  orders: string;
  /** Absent in a function whose changes keep the stock as it is, and which may not touch it. */
  inventory?: string;
  promotions?: string;
}

const stockWrites = {
  sell: inventory.saleWrites,
  free: inventory.releaseWrites,
  take: inventory.takeWrites,
  'put-back': inventory.putBackWrites,
} as const satisfies Record<StockMove['effect'], unknown>;

const movesOf = ({ inventory: table }: OrderTables, { stock }: Change): TransactWriteItem[] =>
  stock.flatMap(({ effect, demand }) => {
    if (table === undefined) throw new Error(`this function may not ${effect} stock`);
    return stockWrites[effect](table, demand);
  });

/** An order that ends unpaid gives its coupon's use back; one that is paid late after all takes it again. */
const couponWrites = ({ promotions: table }: OrderTables, { before, after }: Change): TransactWriteItem[] => {
  const { coupon } = before;
  if (!coupon) return [];
  const endsUnpaid =
    before.status === 'awaiting_payment' && after.status !== 'paid' && after.status !== before.status;
  const revives = before.status === 'expired' && after.status === 'paid';
  if (!endsUnpaid && !revives) return [];
  if (table === undefined) throw new Error('this function may not touch promotions');
  return endsUnpaid ? giveBackWrites(table, coupon) : takeAgainWrites(table, coupon);
};

/** The refusals come in the order of the writes: the order, then one per stock item that moves. */
const outcomeOf = (change: Change, refusals: readonly Refusal[]): CommitOutcome => {
  const current = refusals[0]?.code === 'ConditionalCheckFailed' ? refusals[0].item : undefined;
  if (current) return { kind: 'overtaken', order: parseOrder(current) };
  const moved = change.stock.flatMap(({ demand }) => demand);
  const ofPayer = change.onPayer && refusals[moved.length + 1];
  // The order that paid was moved, this one was not: both are looked at again.
  if (ofPayer?.code === 'ConditionalCheckFailed') return { kind: 'overtaken', order: change.before };
  if (refusals.some(isContention)) return { kind: 'busy' };
  const short = moved.filter((_, i) => refusals[i + 1]?.code === 'ConditionalCheckFailed');
  if (change.mayBeShort && short.length > 0)
    return { kind: 'short', stockItemIds: short.map(({ stockItemId }) => stockItemId) };
  const codes = refusals.map(({ code }) => code).join(', ');
  throw new Error(`order ${change.before.orderId} cannot ${change.command}: ${codes}`);
};

const keptAnew = async (people: People | undefined, created: Order, from: Order): Promise<Order> => {
  if (people === undefined) throw new Error('this function may not make an order');
  return { ...created, ...(await people.handOver(from, created.orderId)) };
};

/** A new order with the rows that make it its owner's. */
const creationWrites = (table: string, created: Order): TransactWriteItem[] =>
  [orderRow(created), ...(created.ownerId ? pointerRows(created.ownerId, created) : [])].map((row) =>
    putNew(table, row),
  );

const writesOf = (tables: OrderTables, change: Change, created: Order | undefined): TransactWriteItem[] => [
  orderUpdate(tables.orders, change),
  ...movesOf(tables, change),
  // Behind the stock, whose place tells what is short.
  ...(change.onPayer ? [orderUpdate(tables.orders, change.onPayer)] : []),
  ...couponWrites(tables, change),
  ...(created ? creationWrites(tables.orders, created) : []),
  ...announcementWrites(tables.orders, change),
  ...(change.onPayer ? announcementWrites(tables.orders, change.onPayer) : []),
  ...leaveWrites(tables.orders, holdsLeft(change.before, change.after)),
];

/** `people` where a change may make an order of another. */
export const ordersInDynamo = (dynamo: Dynamo, tables: OrderTables, people?: People): Orders => ({
  ...ordersReadBy(dynamo, tables.orders),
  async commit(change) {
    const created = change.creates && (await keptAnew(people, change.creates, change.before));
    const result = await dynamo.transact(writesOf(tables, change, created));
    return result.ok ? { kind: 'committed', order: change.after } : outcomeOf(change, result.refusals);
  },
});

const PAGE = 50;

/** The index is a moment behind the table; whoever acts on an order reads the order. */
export const orderListsInDynamo = (dynamo: Dynamo, table: string): OrderLists => ({
  async byStatus(status, cursor) {
    const place = placeOf(cursor);
    const items = await dynamo.query({
      table,
      index: 'byStatus',
      keys: place === undefined ? 'gsi1pk = :status' : 'gsi1pk = :status AND gsi1sk < :place',
      values: { ':status': `STATUS#${status}`, ...(place === undefined ? {} : { ':place': place }) },
      limit: PAGE + 1,
      descending: true,
    });
    const page = items.slice(0, PAGE);
    const last = page.at(-1);
    return {
      orders: page.map(parseOrder),
      ...(items.length > PAGE && last ? { cursor: cursorOf(String(last.gsi1sk)) } : {}),
    };
  },
});
