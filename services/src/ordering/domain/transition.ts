import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { Actor } from './order.ts';
import { moveFrom } from './order-states.ts';

/** What a move does to the reserved goods. */
export type StockEffect = 'sell' | 'release' | 'keep';
export type Announcement = 'OrderPaid' | 'OrderExpired' | 'OrderCancelled';

export interface Transition {
  from: OrderStatus;
  to: OrderStatus;
  at: string;
  actor: Actor;
  stock: StockEffect;
  announces?: Announcement;
}

interface Effect {
  stock: StockEffect;
  announces?: Announcement;
}

/** Leaving `awaiting_payment` settles the reservation, once; afterwards nothing is reserved any more. */
const effectOfLeavingAwaiting: Partial<Record<OrderStatus, Effect>> = {
  paid: { stock: 'sell', announces: 'OrderPaid' },
  expired: { stock: 'release', announces: 'OrderExpired' },
  cancelled: { stock: 'release', announces: 'OrderCancelled' },
};

const effectOf = (from: OrderStatus, to: OrderStatus): Effect =>
  (from === 'awaiting_payment' ? effectOfLeavingAwaiting[to] : undefined) ?? { stock: 'keep' };

/** The move with all that must be committed along with it; undefined where the state table has none. */
export const transitionOf = (
  from: OrderStatus,
  to: OrderStatus,
  actor: Actor,
  at: Date,
): Transition | undefined =>
  moveFrom(from, to) === 'moves'
    ? { from, to, actor, at: at.toISOString(), ...effectOf(from, to) }
    : undefined;
