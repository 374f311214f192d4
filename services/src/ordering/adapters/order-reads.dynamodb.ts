import { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo, Item, Key } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { Order } from '../domain/order.ts';
import type { Placement } from '../ports.ts';

export const orderKey = (orderId: OrderId): Key => ({ pk: `ORDER#${orderId}`, sk: 'ORDER' });
export const placementKey = (keyHash: string): Key => ({ pk: `IDEMPOTENCY#${keyHash}`, sk: 'IDEMPOTENCY' });

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
