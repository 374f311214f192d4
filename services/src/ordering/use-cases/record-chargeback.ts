import type { OrderId } from '@loja/kernel/ids.ts';
import { decideHold, decideRelease } from '../domain/refunding.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { act } from './act.ts';
import { existing, settledBy } from './end-order.ts';

type Ports = Pick<OrderingPorts, 'orders' | 'clock'>;
const given = ({ clock }: Ports) => ({ at: clock().toISOString(), actor: 'provider' as const });

/** The card's issuer disputes the payment: the order is held, once. Throws while the order still awaits its end. */
export const openChargeback =
  (ports: Ports) =>
  async (orderId: OrderId, amountCents: number): Promise<Settled> => {
    const acted = await act(ports)(await existing(ports, orderId), (now) =>
      decideHold(now, given(ports), amountCents),
    );
    if (acted.kind === 'refused') throw new Error(`charged back while ${acted.order.status}`);
    return settledBy(acted);
  };

/** The dispute is over: the order goes on, or its money is gone for good. */
export const closeChargeback =
  (ports: Ports) =>
  async (orderId: OrderId, end: { won: boolean; amountCents: number }): Promise<Settled> => {
    const acted = await act(ports)(await existing(ports, orderId), (now) =>
      decideRelease(now, given(ports), end),
    );
    if (acted.kind === 'refused') throw new Error(`chargeback closed while ${acted.order.status}`);
    return settledBy(acted);
  };
