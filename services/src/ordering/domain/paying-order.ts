import type { RefundReason } from '@loja/contracts/http/ordering.ts';
import { brl } from '@loja/kernel/money.ts';
import { changeOf, type Decision, type Effects, type Given, rowFor } from './change.ts';
import { digest } from './digest.ts';
import { refundableCents } from './money.ts';
import type { Order } from './order.ts';
import { allUnits, nothingLeft, type Quantity, type Taken, takeUnits } from './units.ts';

/** What goes back for goods: their frozen price, and the outward freight with the last of them (CDC art. 49). */
export const priceOf = (order: Order, { lines, paidCents }: Pick<Taken, 'lines' | 'paidCents'>): number => {
  const freight = nothingLeft({ lines }) ? order.totals.shippingCents : 0;
  return Math.min(paidCents + freight, refundableCents(order));
};

interface Gone {
  lines: readonly Quantity[];
  /** What the refund is called on an order that paid for itself. */
  refundId: string;
  reason: RefundReason;
}

/** Of so many units of a replacement, those that the order which paid still counts as exchanged. */
const exchangedIn = (payer: Order, lines: readonly Quantity[]): Quantity[] => {
  const exchanged = new Map(allUnits(payer, 'exchanged').map(({ sku, quantity }) => [sku, quantity]));
  return lines
    .map(({ sku, quantity }) => ({ sku, quantity: Math.min(quantity, exchanged.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
};

/**
 * A replacement costs nothing: what its units are worth lies in the order that paid, and is promised there, together
 * with what becomes of the replacement. Nothing for an order that paid for itself.
 */
export const backByPayer = (
  { orderId, exchangeOf }: Order,
  payer: Order | undefined,
  given: Given,
  { lines, refundId, reason }: Gone,
): { effects: Effects } | { refusal: Decision } => {
  if (exchangeOf === undefined || lines.length === 0) return { effects: {} };
  if (!payer) throw new Error(`${orderId} is not shown the order that paid for it`);
  const found = rowFor(payer, 'refund-replaced', given.actor);
  if ('refusal' in found) return found;
  const taken = takeUnits(payer, exchangedIn(payer, lines), ['exchanged', 'returned']);
  if (!taken) return { effects: {} };
  const promise = {
    refundId: `rp-${digest(`${orderId} ${refundId}`).slice(0, 16)}`,
    amountCents: priceOf(payer, taken),
    reason,
  };
  const onPayer = changeOf(payer, found.row, given, {
    changes: { lines: taken.lines },
    detail: { orderId },
    promises: promise,
  });
  const money = { orderId: payer.orderId, refundId: promise.refundId, amount: brl(promise.amountCents) };
  return { effects: { onPayer, ...(promise.amountCents > 0 ? { detail: money } : {}) } };
};

/** Money that is on its way back. */
export interface Promised {
  refundId: string;
  amountCents: number;
  reason?: RefundReason | undefined;
}

const reasonOf = ({ event }: Order['timeline'][number]): RefundReason => {
  if (event === 'cancelled' || event === 'lines_cancelled' || event === 'not_delivered') return event;
  return 'returned';
};

/** What the order that paid for a replacement promised for it; that of a return bears the return's name. */
export const promisedByPayer = ({ exchangeOf, timeline }: Order): Promised[] =>
  exchangeOf === undefined
    ? []
    : timeline.flatMap((entry) => {
        const { refundId, returnId, amount } = entry.detail ?? {};
        if (refundId === undefined || amount === undefined) return [];
        return [{ refundId: returnId ?? refundId, amountCents: amount.cents, reason: reasonOf(entry) }];
      });
