import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { shopperMayCancelFrom, viewOf } from '../domain/order-view.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { type EndingPorts, letGo } from './end-order.ts';
import { moveOrder } from './move-order.ts';
import { orderOfOwner, type Shown } from './order-of-owner.ts';

/** Ends the wait of an order that cannot be paid any more, and closes what is open at the provider. */
export const cancelOrder =
  (ports: EndingPorts) =>
  (orderId: OrderId): Promise<Settled> =>
    letGo(ports, orderId, 'cancelled', 'shop');

/**
 * The shopper gives the order up. It is cancelled here and now, without asking the provider: OrderCancelled then
 * closes the charge, and money that was already on its way is given back.
 */
export const cancelOwnOrder =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'>) =>
  async (shown: Shown): Promise<Result<OrderView, 'order_not_found' | 'order_not_cancellable' | 'busy'>> => {
    const order = await orderOfOwner(ports, shown);
    if (!order) return fail('order_not_found');
    const moved = await moveOrder(ports)(order, {
      from: shopperMayCancelFrom,
      to: 'cancelled',
      actor: 'shopper',
    });
    if (moved.kind === 'busy') return fail('busy');
    return moved.kind === 'refused' ? fail('order_not_cancellable') : ok(viewOf(moved.order, undefined));
  };
