import type { OrderId } from '@loja/kernel/ids.ts';
import { matchesDigest, NO_DIGEST } from '../domain/digest.ts';
import type { Order } from '../domain/order.ts';
import type { OrderingPorts } from '../ports.ts';

/** What a guest shows to reach an order. */
export interface Shown {
  orderId: OrderId;
  token: string | undefined;
}

/** The order if the token opens it. The comparison runs for an absent order too: both refusals take the same work. */
export const orderOfOwner = async (
  { orders }: { orders: Pick<OrderingPorts['orders'], 'get'> },
  { orderId, token }: Shown,
): Promise<Order | undefined> => {
  const order = await orders.get(orderId);
  const opens = matchesDigest(token ?? '', order?.accessTokenHash ?? NO_DIGEST);
  return opens ? order : undefined;
};
