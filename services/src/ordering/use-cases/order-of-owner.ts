import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { matchesDigest, NO_DIGEST } from '../domain/digest.ts';
import type { Order } from '../domain/order.ts';
import type { OrderingPorts } from '../ports.ts';

/** What is shown to reach an order: its token, or the session of its owner. */
export interface Shown {
  orderId: OrderId;
  token: string | undefined;
  customerId?: CustomerId | undefined;
}

type Readable = Pick<OrderingPorts['orders'], 'get' | 'getBeside'>;

const found = async (orders: Readable, { orderId, customerId }: Shown) =>
  customerId === undefined
    ? { order: await orders.get(orderId), isOwner: false }
    : orders.getBeside(orderId, customerId);

/** The order if the token opens it or it is the customer's. The comparison runs for an absent order too: both refusals take the same work. */
export const orderOfOwner = async (
  { orders }: { orders: Readable },
  shown: Shown,
): Promise<Order | undefined> => {
  const { order, isOwner } = await found(orders, shown);
  const opens = matchesDigest(shown.token ?? '', order?.accessTokenHash ?? NO_DIGEST);
  return opens || isOwner ? order : undefined;
};

interface Asking {
  params: { orderId: OrderId };
  headers: { 'x-order-token'?: string | undefined };
  customer: { id: CustomerId } | undefined;
}

export const shownIn = ({ params, headers, customer }: Asking): Shown => ({
  orderId: params.orderId,
  token: headers['x-order-token'],
  customerId: customer?.id,
});
