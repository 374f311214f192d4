import { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo, Item, Key } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { Order } from '../domain/order.ts';
import type { Placement } from '../ports.ts';

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

/** The row of an order that is new. */
export const orderRow = (order: Order): Item & Key => ({
  ...orderKey(order.orderId),
  ...statusIndex(order),
  entity: 'ORDER',
  ...order,
});

const PlacementRow = z.object({ requestHash: z.string(), orderId: OrderId, accessToken: z.string() });

export const parseOrder = (item: Item): Order => Order.parse(item);
export const parsePlacement = (item: Item): Placement => PlacementRow.parse(item);

/** Which order has this id? Strongly consistent: a moment-old status would let two endings pass. */
export const findOrder = async (
  dynamo: Dynamo,
  table: string,
  orderId: OrderId,
): Promise<Order | undefined> => {
  const item = await dynamo.get(table, orderKey(orderId), { consistent: true });
  return item && parseOrder(item);
};

/** What did this idempotency key place? */
export const findPlacement = async (
  dynamo: Dynamo,
  table: string,
  keyHash: string,
): Promise<Placement | undefined> => {
  const item = await dynamo.get(table, placementKey(keyHash), { consistent: true });
  return item && parsePlacement(item);
};
