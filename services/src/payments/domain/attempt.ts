import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { OrderId } from '@loja/kernel/ids.ts';

export type AttemptStatus = Exclude<
  OrderView['payment']['status'],
  'challenge' | 'partially_refunded' | 'charged_back'
>;

/** What the shopper owes, frozen when the order was placed; `goods − discount + shipping = total`. */
export interface Totals {
  goodsCents: number;
  discountCents: number;
  shippingCents: number;
  totalCents: number;
}

export interface Pix {
  copiaECola: string;
  /** ISO instant. */
  expiresAt: string;
}

/** One try to collect an order's money. The row exists before the provider hears of it. */
export interface Attempt {
  orderId: OrderId;
  attempt: number;
  status: AttemptStatus;
  totals: Totals;
  /** Where the order's workflow waits; replaced when the step runs again. */
  taskToken: string;
  createdAt: string;
  pspOrderId?: string;
  pix?: Pix;
}

/** Which status may follow which. */
export const attemptTransitions = {
  preparing: ['pending', 'captured', 'expired', 'cancelled', 'failed'],
  pending: ['captured', 'expired', 'cancelled', 'failed'],
  captured: ['refunded'],
  // A bank may settle a Pix after its charge was closed: the money is recorded first, then returned.
  expired: ['captured'],
  cancelled: ['captured'],
  failed: ['captured'],
  refunded: [],
} as const satisfies Record<AttemptStatus, readonly AttemptStatus[]>;

/** Every status from which `to` may be reached. */
export const sourcesOf = (to: AttemptStatus): AttemptStatus[] =>
  (Object.keys(attemptTransitions) as AttemptStatus[]).filter((from) => {
    const targets: readonly AttemptStatus[] = attemptTransitions[from];
    return targets.includes(to);
  });

/** The provider repeats its answer to a key, so a call that was cut off is simply made again. */
export const createKey = ({ orderId, attempt }: Pick<Attempt, 'orderId' | 'attempt'>): string =>
  `${orderId}-${attempt}`;
export const cancelKey = (attempt: Pick<Attempt, 'orderId' | 'attempt'>): string =>
  `${createKey(attempt)}-cancel`;
export const refundKey = (attempt: Pick<Attempt, 'orderId' | 'attempt'>): string =>
  `${createKey(attempt)}-refund`;
