import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Actor, Order } from '../domain/order.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { moveOrder } from './move-order.ts';

export type EndingPorts = Pick<OrderingPorts, 'orders' | 'endings' | 'clock'>;

const existing = async ({ orders }: EndingPorts, orderId: OrderId): Promise<Order> => {
  const order = await orders.get(orderId);
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
};

/** Contention is thrown: whoever runs an ending tries it again. */
const end = async (ports: EndingPorts, orderId: OrderId, to: OrderStatus, actor: Actor): Promise<Settled> => {
  const moved = await moveOrder(ports)(await existing(ports, orderId), {
    from: ['awaiting_payment'],
    to,
    actor,
  });
  if (moved.kind === 'busy') throw new Error('too much contention on the order or its stock');
  return { status: moved.order.status, changed: moved.kind === 'moved' };
};

/** The money came: the goods are sold. An order that was let go meanwhile gives the money back instead. */
export const confirm = async (ports: EndingPorts, orderId: OrderId): Promise<Settled> => {
  const settled = await end(ports, orderId, 'paid', 'provider');
  if (settled.status === 'expired' || settled.status === 'cancelled') await ports.endings.refundLate(orderId);
  return settled;
};

/** Lets the order go, unless the provider says that the money did come. */
export const letGo = async (
  ports: EndingPorts,
  orderId: OrderId,
  to: 'expired' | 'cancelled',
  actor: Actor,
): Promise<Settled> => {
  const payment = await ports.endings.settle(orderId, to);
  return payment === 'captured' ? confirm(ports, orderId) : end(ports, orderId, to, actor);
};
