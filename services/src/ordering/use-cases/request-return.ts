import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { Given } from '../domain/change.ts';
import type { Order } from '../domain/order.ts';
import { mayNow } from '../domain/order-states.ts';
import { viewOf } from '../domain/order-view.ts';
import { decideRequestReturn, nextReturnId, type WantedReturn } from '../domain/returning.ts';
import type { OrderingPorts } from '../ports.ts';
import { type Acted, act } from './act.ts';
import { orderOfOwner, type Shown } from './order-of-owner.ts';

export type ReturnPorts = Pick<OrderingPorts, 'orders' | 'people' | 'clock' | 'postage'>;

/** Opens a return. The carrier is asked first, under the return's own id: a code that nobody uses runs out. */
export const openReturnOf =
  ({ orders, people, postage, clock }: ReturnPorts) =>
  async (order: Order, given: Given, wanted: WantedReturn): Promise<Acted> => {
    const isNew = mayNow(order, 'request-return', given.actor);
    const returnId = nextReturnId(order);
    const code = isNew
      ? await postage.codeFor({ returnId, address: (await people.open(order)).address, now: clock() })
      : undefined;
    return act({ orders })(order, (now) =>
      // Another return came between: its code is not this one's.
      decideRequestReturn(now, given, wanted, nextReturnId(now) === returnId ? code : undefined),
    );
  };

type Requested = Result<
  OrderView,
  'order_not_found' | 'order_not_returnable' | 'return_window_over' | 'units_unavailable' | 'busy'
>;

/** The shopper withdraws from the purchase, or wants other goods for these: by the order's page, for any reason. */
export const requestReturn =
  (ports: ReturnPorts) =>
  async (
    shown: Shown,
    { reason, ...wanted }: WantedReturn & { reason?: string | undefined },
  ): Promise<Requested> => {
    const order = await orderOfOwner(ports, shown);
    if (!order) return fail('order_not_found');
    const given = { at: ports.clock().toISOString(), actor: 'shopper' as const, reason };
    const acted = await openReturnOf(ports)(order, given, wanted);
    if (acted.kind === 'busy') return fail('busy');
    if (acted.kind === 'refused')
      return acted.code === 'return_window_over' || acted.code === 'units_unavailable'
        ? fail(acted.code)
        : fail('order_not_returnable');
    return ok(viewOf(acted.order, await ports.people.open(acted.order), undefined, ports.clock()));
  };
