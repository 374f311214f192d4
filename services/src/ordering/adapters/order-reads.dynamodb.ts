import { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo, Item, Key } from '@loja/platform/dynamo.ts';
import { Sealed, type Sealer } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { Order } from '../domain/order.ts';
import type { Placement } from '../ports.ts';

/** The table as sealed fields name it, on every stage. */
export const ORDERS = 'orders';

export const orderKey = (orderId: OrderId): Key => ({ pk: `ORDER#${orderId}`, sk: 'ORDER' });
export const placementKey = (keyHash: string): Key => ({ pk: `IDEMPOTENCY#${keyHash}`, sk: 'IDEMPOTENCY' });

/** By status, newest first: what staff work through. */
export const statusIndex = ({
  orderId,
  status,
  placedAt,
}: Pick<Order, 'orderId' | 'status' | 'placedAt'>) => ({
  gsi1pk: `STATUS#${status}`,
  gsi1sk: `${placedAt}#${orderId}`,
});

/** Which orders has this mailbox? Absent on orders of before. */
const emailKeys = ({ orderId, placedAt, emailIndex }: Order) =>
  emailIndex === undefined ? {} : { emailpk: `EMAIL#${emailIndex}`, emailsk: `${placedAt}#${orderId}` };

/** The row of an order that is new. */
export const orderRow = (order: Order): Item & Key => ({
  ...orderKey(order.orderId),
  ...statusIndex(order),
  ...emailKeys(order),
  entity: 'ORDER',
  ...order,
});

const PlacementRow = z.object({ requestHash: z.string(), orderId: OrderId, accessToken: z.string() });

/** Orders of before hold their person in two columns, in plain. */
export const parseOrder = (item: Item): Order => {
  const { customer, address, ...row } = item;
  return Order.parse('person' in row ? row : { ...row, person: { customer, address } });
};

const tokenPlace = (pk: string) => ({ table: ORDERS, row: pk, field: 'accessToken' });

/** The row of a key that has placed an order: its token opens the order, so it lies sealed. */
export const placementRow = async (
  sealer: Sealer,
  keyHash: string,
  placement: Placement,
): Promise<Item & Key> => {
  const key = placementKey(keyHash);
  const accessToken = await sealer.seal(tokenPlace(key.pk), placement.accessToken);
  return { ...key, entity: 'IDEMPOTENCY', ...placement, accessToken };
};

/** Rows of before, which live a day, hold the token in plain. */
export const openPlacement = async (sealer: Sealer, item: Item): Promise<Placement> => {
  const row = PlacementRow.parse(item);
  const sealed = Sealed.safeParse(row.accessToken);
  if (!sealed.success) return row;
  return { ...row, accessToken: await sealer.open(tokenPlace(String(item.pk)), sealed.data) };
};

/** Which order has this id? Strongly consistent: a moment-old status would let two endings pass. */
export const findOrder = async (
  dynamo: Dynamo,
  table: string,
  orderId: OrderId,
): Promise<Order | undefined> => {
  const item = await dynamo.get(table, orderKey(orderId), { consistent: true });
  return item && parseOrder(item);
};
