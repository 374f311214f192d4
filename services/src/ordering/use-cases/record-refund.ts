import type { OrderId } from '@loja/kernel/ids.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { moveOrder } from './move-order.ts';

/** The money of an order that was let go has gone back: its page says so. Throws while the order still awaits it. */
export const recordRefund =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'>) =>
  async (orderId: OrderId): Promise<Settled> => {
    const order = await ports.orders.get(orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    const moved = await moveOrder(ports)(order, {
      from: ['paid', 'packed', 'shipped', 'delivered', 'cancelled', 'expired'],
      to: 'refunded',
      actor: 'provider',
    });
    if (moved.kind === 'busy') throw new Error('too much contention on the order');
    // A refund can overtake the ending of its order: told again later, it finds the order ended.
    if (moved.kind === 'refused') throw new Error(`refunded while ${moved.order.status}`);
    return { status: moved.order.status, changed: moved.kind === 'moved' };
  };
