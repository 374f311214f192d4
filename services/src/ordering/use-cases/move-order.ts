import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { Actor, Order } from '../domain/order.ts';
import { transitionOf } from '../domain/transition.ts';
import type { OrderingPorts } from '../ports.ts';

export type Moved =
  | { kind: 'moved' | 'same' | 'refused'; order: Order }
  /** Too much contention; nothing was written. */
  | { kind: 'busy' };

/** What a caller asks for. Its `from` is narrower than the state table: an expiry must never undo a paid order. */
export interface Wish {
  from: readonly OrderStatus[];
  to: OrderStatus;
  actor: Actor;
}

/**
 * Moves an order along the state table, with its stock and its announcement. Overtaken by another move it looks
 * again: a table without cycles makes that end.
 */
export const moveOrder =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'>) =>
  async (order: Order, wish: Wish): Promise<Moved> => {
    if (order.status === wish.to) return { kind: 'same', order };
    const transition = wish.from.includes(order.status)
      ? transitionOf(order.status, wish.to, wish.actor, ports.clock())
      : undefined;
    if (!transition) return { kind: 'refused', order };
    const outcome = await ports.orders.commit(order, transition);
    if (outcome.kind === 'busy') return outcome;
    if (outcome.kind === 'overtaken') return moveOrder(ports)(outcome.order, wish);
    return { kind: 'moved', order: outcome.order };
  };
