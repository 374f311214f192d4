import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { viewOf } from '../domain/order-view.ts';
import type { OrderingPorts } from '../ports.ts';
import { orderOfOwner, type Shown } from './order-of-owner.ts';

/** The order for whoever holds its token; absent and forbidden answer alike. */
export const getOrder =
  (ports: Pick<OrderingPorts, 'orders' | 'people' | 'payments' | 'clock'>) =>
  async (shown: Shown): Promise<Result<OrderView, 'order_not_found'>> => {
    const order = await orderOfOwner(ports, shown);
    if (!order) return fail('order_not_found');
    const [person, facts] = await Promise.all([
      ports.people.open(order),
      ports.payments.factsOf(order.orderId),
    ]);
    return ok(viewOf(order, person, facts, ports.clock()));
  };
