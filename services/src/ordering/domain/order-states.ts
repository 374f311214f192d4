import type { OrderStatus } from '@loja/contracts/http/ordering.ts';

/** Which status may follow which. The page, the back-office and the diagram ask this table; nothing else decides. */
export const transitions = {
  awaiting_payment: ['paid', 'cancelled', 'expired'],
  paid: ['packed', 'cancelled', 'refunded'],
  packed: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['return_requested', 'refunded'],
  return_requested: ['returned'],
  returned: ['refunded'],
  cancelled: ['refunded'],
  // A Pix that arrives after expiry is refunded: the money has been here, so the order says so.
  expired: ['refunded'],
  refunded: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** What a request to move answers: `same` is a success (a repeated delivery), `refused` is not. */
export type Move = 'moves' | 'same' | 'refused';

export const moveFrom = (from: OrderStatus, to: OrderStatus): Move => {
  if (from === to) return 'same';
  const allowed: readonly OrderStatus[] = transitions[from];
  return allowed.includes(to) ? 'moves' : 'refused';
};
