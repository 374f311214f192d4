import { type CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { type Dynamo, type Item, type Key, putAny, updating } from '@loja/platform/dynamo.ts';
import type { Order } from '../domain/order.ts';
import type { Orders, OwnOrders } from '../ports.ts';
import { unlessDeparted } from './departed.dynamodb.ts';
import { findOrder, orderKey, parseOrder } from './order-reads.dynamodb.ts';

const PAGE = 20;

const pkOf = (customerId: CustomerId) => `CUSTOMER#${customerId}`;
const ownsKey = (customerId: CustomerId, orderId: OrderId): Key => ({
  pk: pkOf(customerId),
  sk: `OWNS#${orderId}`,
});

/**
 * What makes an order a customer's: one row that lists it by its time, one that is read together with the order. Both
 * lie under the customer's own key, so that no question can reach another's.
 */
export const pointerRows = (
  customerId: CustomerId,
  { orderId, placedAt }: Pick<Order, 'orderId' | 'placedAt'>,
): (Item & Key)[] => [
  { pk: pkOf(customerId), sk: `ORDER#${placedAt}#${orderId}`, entity: 'OWN_ORDER', orderId },
  { ...ownsKey(customerId, orderId), entity: 'OWNS', orderId },
];

/** Reading orders, alone or beside the proof that they are a customer's: one call, never a stale copy. */
export const ordersReadBy = (dynamo: Dynamo, table: string): Pick<Orders, 'get' | 'getBeside'> => ({
  get: (orderId) => findOrder(dynamo, table, orderId),
  async getBeside(orderId, customerId) {
    const keys = { [table]: [orderKey(orderId), ownsKey(customerId, orderId)] };
    const rows = (await dynamo.batchGet(keys, { consistent: true }))[table] ?? [];
    const order = rows.find(({ sk }) => sk === 'ORDER');
    return { order: order && parseOrder(order), isOwner: rows.some(({ sk }) => sk !== 'ORDER') };
  },
});

const pageOf = (rows: readonly Item[], place: string) => ({
  rows: rows.slice(0, PAGE),
  next: rows.length > PAGE ? String(rows[PAGE - 1]?.[place]) : undefined,
});

/** In the order in which they were asked for; DynamoDB answers in any. */
const ordersInOrder = async (dynamo: Dynamo, table: string, rows: readonly Item[]): Promise<Order[]> => {
  const ids = rows.map(({ orderId }) => OrderId.parse(orderId));
  if (ids.length === 0) return [];
  const found = (await dynamo.batchGet({ [table]: ids.map(orderKey) }))[table] ?? [];
  const byId = new Map(found.map(parseOrder).map((order) => [order.orderId, order]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

export const ownOrdersInDynamo = (dynamo: Dynamo, table: string): OwnOrders => ({
  async of(customerId, after) {
    const found = await dynamo.query({
      table,
      keys: 'pk = :pk AND sk BETWEEN :first AND :last',
      // Both ends are in a BETWEEN; what begins with the place of the last one shown is only itself.
      values: { ':pk': pkOf(customerId), ':first': 'ORDER#', ':last': after ?? 'ORDER#~' },
      limit: PAGE + 2,
      descending: true,
    });
    const { rows, next } = pageOf(
      found.filter(({ sk }) => sk !== after),
      'sk',
    );
    return { orders: await ordersInOrder(dynamo, table, rows), next };
  },

  async ofMailbox(emailIndex, after) {
    const found = await dynamo.query({
      table,
      index: 'byEmail',
      keys: 'emailpk = :mailbox AND emailsk > :after',
      values: { ':mailbox': `EMAIL#${emailIndex}`, ':after': after ?? '0' },
      limit: PAGE + 1,
    });
    const { rows, next } = pageOf(found, 'emailsk');
    return { orders: rows.map(parseOrder), next };
  },

  async claim(order, customerId) {
    const result = await dynamo.transact([
      updating({
        table,
        key: orderKey(order.orderId),
        update: 'SET ownerId = :customer',
        condition: 'attribute_exists(pk) AND attribute_not_exists(ownerId)',
        values: { ':customer': customerId },
      }),
      unlessDeparted(table, customerId),
      ...pointerRows(customerId, order).map((row) => putAny(table, row)),
    ]);
    if (result.ok) return 'claimed';
    if (result.refusals[0]?.code === 'ConditionalCheckFailed') return 'owned';
    if (result.refusals[1]?.code === 'ConditionalCheckFailed') return 'gone';
    throw new Error(`a claim was refused: ${result.refusals.map(({ code }) => code).join(', ')}`);
  },
});
