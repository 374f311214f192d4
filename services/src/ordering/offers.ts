import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { findOrder, findPlacement } from './adapters/order-reads.dynamodb.ts';
import type * as order from './domain/order.ts';

export type Order = order.Order;

/** The order as it is now, never a stale copy: one read. */
export const orderById = (dynamo: Dynamo, table: string, orderId: OrderId): Promise<Order | undefined> =>
  findOrder(dynamo, table, orderId);

/** The order with the shopper's token, which is known only for a day after placing: two reads. */
export const orderForNotification = async (
  dynamo: Dynamo,
  table: string,
  orderId: OrderId,
): Promise<{ order: Order; accessToken?: string } | undefined> => {
  const order = await findOrder(dynamo, table, orderId);
  if (!order) return undefined;
  const placement = await findPlacement(dynamo, table, order.placementKeyHash);
  return placement ? { order, accessToken: placement.accessToken } : { order };
};
