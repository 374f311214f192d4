import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { decideCancel } from '../domain/cancelling.ts';
import { tookMoney } from '../domain/money.ts';
import { viewOf } from '../domain/order-view.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { act } from './act.ts';
import { confirm, type EndingPorts, existing, letGo } from './end-order.ts';
import { orderOfOwner, type Shown } from './order-of-owner.ts';

/** Ends the wait of an order that cannot be paid any more, and closes what is open at the provider. */
export const cancelOrder =
  (ports: EndingPorts) =>
  (orderId: OrderId): Promise<Settled> =>
    letGo(ports, orderId, 'cancelled', 'shop');

/**
 * What a cancellation leaves to do at the provider: an order that never took its money has its charge closed, and money
 * that was already on its way goes back. One that had been paid promised its money back when it was cancelled.
 */
export const closeCharge =
  (ports: EndingPorts) =>
  async (orderId: OrderId): Promise<Settled> => {
    const order = await existing(ports, orderId);
    if (tookMoney(order)) return { status: order.status, changed: false };
    const payment = await ports.endings.settle(orderId, 'cancelled');
    if (payment.kind === 'captured') return confirm(ports, orderId, payment.method);
    if (payment.kind === 'open') throw new Error('a charge of a cancelled order is still open');
    return { status: order.status, changed: false };
  };

type Cancelled = Result<OrderView, 'order_not_found' | 'order_not_cancellable' | 'order_held' | 'busy'>;

/**
 * The shopper gives the order up, here and now, without asking the provider: unpaid, OrderCancelled then closes the
 * charge; paid, the goods are back on the shelf and all the money is promised back.
 */
export const cancelOwnOrder =
  (ports: Pick<OrderingPorts, 'orders' | 'people' | 'clock'>) =>
  async (shown: Shown): Promise<Cancelled> => {
    const order = await orderOfOwner(ports, shown);
    if (!order) return fail('order_not_found');
    const given = { at: ports.clock().toISOString(), actor: 'shopper' as const };
    const acted = await act(ports)(order, (now, payer) => decideCancel(now, given, payer));
    if (acted.kind === 'busy') return fail('busy');
    if (acted.kind === 'refused')
      return fail(acted.code === 'order_held' ? 'order_held' : 'order_not_cancellable');
    return ok(viewOf(acted.order, await ports.people.open(acted.order), undefined, ports.clock()));
  };
