import { OrderForgotten } from '@loja/contracts/events/ordering.ts';
import { type Clock, unixSeconds } from '@loja/kernel/clock.ts';
import { type CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { type Dynamo, type Key, putAny, removing, updating } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { type FiscalRecord, fiscalUntil, forgotten } from '../domain/forgetting.ts';
import type { Order } from '../domain/order.ts';
import type { Forgetting } from '../ports.ts';
import { hasDeparted } from './departed.dynamodb.ts';
import { dropEmptyWrite } from './holds.dynamodb.ts';
import { findOrder, ORDERS, orderKey, parseOrder } from './order-reads.dynamodb.ts';

const ownerKey = (id: CustomerId): string => `CUSTOMER#${id}`;
const fiscalKey = (orderId: OrderId): Key => ({ pk: `FISCAL#${orderId}`, sk: 'FISCAL' });
const fiscalPlace = (orderId: OrderId) => ({ table: ORDERS, row: fiscalKey(orderId).pk, field: 'record' });

/** Which orders are this customer's? By the rows that placing and claiming write beside each. */
export const orderIdsOf = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<OrderId[]> => {
  const rows = await dynamo.query({
    table,
    keys: 'pk = :pk AND begins_with(sk, :sk)',
    values: { ':pk': ownerKey(id), ':sk': 'OWNS#' },
    consistent: true,
  });
  return rows.map(({ sk }) => OrderId.parse(String(sk).slice('OWNS#'.length)));
};

export const ordersOfCustomer = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<Order[]> => {
  const ids = await orderIdsOf(dynamo, table, id);
  if (ids.length === 0) return [];
  const found = await dynamo.batchGet({ [table]: ids.map(orderKey) }, { consistent: true });
  return (found[table] ?? []).map(parseOrder);
};

/** Attributes that lead to who bought; those of before among them, `customer` and `address`. */
const leading = [
  ...['emailIndex', 'taxIndex', 'emailpk', 'emailsk', 'holds', 'ownerId'],
  ...['sealedToken', 'shipment', 'commands', 'customer', 'address'],
];

const without = (table: string, { orderId, revision }: Order, after: Order, forGood: boolean) => {
  const kept = [
    'person',
    'accessTokenHash',
    'placementKeyHash',
    'timeline',
    'returns',
    'coupon',
    'revision',
  ] as const;
  const set = kept.filter((name) => after[name] !== undefined);
  return updating({
    table,
    key: orderKey(orderId),
    update: `SET ${set.map((name) => `#${name} = :${name}`).join(', ')} REMOVE ${leading.join(', ')}${forGood ? ', gsi1pk, gsi1sk' : ''}`,
    condition: revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :before',
    names: Object.fromEntries(set.map((name) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(set.map((name) => [`:${name}`, after[name]])),
      ...(revision === undefined ? {} : { ':before': revision }),
    },
  });
};

/**
 * `sealer` of the class `fiscal`, whose key no other function may use: what the law has the shop keep lies apart, to be
 * gone by its own date.
 */
export const forgettingInDynamo = (
  dynamo: Dynamo,
  table: string,
  sealer: Sealer,
  clock: Clock,
): Forgetting => {
  const fiscalRow = async ({ orderId, placedAt }: Order, record: FiscalRecord) => {
    const until = fiscalUntil(placedAt);
    return putAny(table, {
      ...fiscalKey(orderId),
      entity: 'FISCAL',
      record: await sealer.seal(fiscalPlace(orderId), JSON.stringify(record)),
      until: until.toISOString(),
      ttl: unixSeconds(until),
    });
  };

  return {
    async departedOwnerOf(orderId) {
      const owner = (await findOrder(dynamo, table, orderId))?.ownerId;
      return owner !== undefined && (await hasDeparted(dynamo, table, owner)) ? owner : undefined;
    },
    ordersOf: (id) => ordersOfCustomer(dynamo, table, id),
    async due(status, before, limit) {
      const items = await dynamo.query({
        table,
        index: 'byStatus',
        keys: 'gsi1pk = :status AND gsi1sk < :before',
        values: { ':status': `STATUS#${status}`, ':before': before.toISOString() },
        limit,
      });
      return items.map(parseOrder);
    },
    async forget(order, { owner = order.ownerId, record, forGood = false }) {
      const { orderId, placedAt } = order;
      const pointers: Key[] = owner
        ? [
            { pk: ownerKey(owner), sk: `ORDER#${placedAt}#${orderId}` },
            { pk: ownerKey(owner), sk: `OWNS#${orderId}` },
          ]
        : [];
      // Before the order forgets in which counts it was; one that another unpaid order is in stays until that one ends.
      for (const hold of order.holds ?? []) await dynamo.transact([dropEmptyWrite(table, hold)]);
      const result = await dynamo.transact([
        // Forgotten for good it is in no list either, so that nobody looks at it again.
        without(table, order, forgotten(order), forGood),
        ...pointers.map((key) => removing(table, key)),
        ...(record ? [await fiscalRow(order, record)] : []),
        outboxRow(table, OrderForgotten, { orderId }, clock()),
      ]);
      if (!result.ok) throw new Error(`order ${orderId} changed while it was forgotten`);
    },
  };
};
