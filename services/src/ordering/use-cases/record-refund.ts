import type { OrderId } from '@loja/kernel/ids.ts';
import { decideNoteRefundFailure, type FailedRefund } from '../domain/refund-retry.ts';
import { decideNoteRefund, type Returned } from '../domain/refunding.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { act } from './act.ts';
import { existing, settledBy } from './end-order.ts';

/** Money of the order has gone back: its page says so, once. Throws while the order still awaits its end. */
export const recordRefund =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'>) =>
  async (orderId: OrderId, returned: Returned): Promise<Settled> => {
    const given = { at: ports.clock().toISOString(), actor: 'provider' as const };
    const acted = await act(ports)(await existing(ports, orderId), (now) =>
      decideNoteRefund(now, given, returned),
    );
    // A refund can overtake the ending of its order: told again later, it finds the order ended.
    if (acted.kind === 'refused') throw new Error(`refunded while ${acted.order.status}`);
    return settledBy(acted);
  };

/** The provider would not return what the order promised: the order says so, once for each asking. */
export const recordRefundFailure =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'>) =>
  async (orderId: OrderId, failed: FailedRefund): Promise<Settled> => {
    const given = { at: ports.clock().toISOString(), actor: 'provider' as const };
    const acted = await act(ports)(await existing(ports, orderId), (now) =>
      decideNoteRefundFailure(now, given, failed),
    );
    if (acted.kind === 'refused') throw new Error(`a refund failed while ${acted.order.status}`);
    return settledBy(acted);
  };
