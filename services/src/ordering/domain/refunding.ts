import { brl } from '@loja/kernel/money.ts';
import { type Keyed, keyedBy } from './cancelling.ts';
import { changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import { isWholeBack, refundableCents, tookMoney } from './money.ts';
import type { Order, Refund } from './order.ts';
import { missingCents } from './paid-for.ts';

/** Money without goods, never more than what is left of what was paid. */
export const decideGoodwill = (order: Order, given: Given, amountCents: number, keyed: Keyed): Decision => {
  const known = keyedBy(order, keyed);
  if ('kind' in known) return known;
  const found = rowFor(order, 'goodwill', given.actor);
  if ('refusal' in found) return found.refusal;
  if (amountCents > refundableCents(order)) return refused('refund_exceeds_paid');
  return changing(order, found.row, given, {
    changes: { commands: [...(order.commands ?? []), known.command] },
    promises: { refundId: `gw-${known.id}`, amountCents, reason: 'goodwill' },
  });
};

/** Its goods were paid for and have not left the house. */
const isHere = ({ status }: Order): boolean => status === 'paid' || status === 'packed';

export interface Returned {
  refundId: string;
  amountCents: number;
}

/** The provider gave money back. When an order has ended and all of it is back, that is where its life ends. */
export const decideNoteRefund = (
  order: Order,
  given: Given,
  { refundId, amountCents }: Returned,
): Decision => {
  const refunds = order.refunds ?? [];
  const promised = refunds.find((refund) => refund.refundId === refundId);
  if (promised?.doneAt !== undefined) return same;
  const { failedAt: _, ...known } = promised ?? { refundId, at: given.at };
  const done: Refund = { ...known, amountCents, doneAt: given.at };
  const others = refunds.filter((refund) => refund !== promised);
  const noted = { ...order, refunds: [...others, done] };
  const ending = isWholeBack(noted)
    ? rowFor(order, 'note-refund', given.actor, { to: 'refunded' })
    : undefined;
  const found =
    ending && 'row' in ending ? ending : rowFor(order, 'note-refund', given.actor, { to: 'same' });
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, {
    changes: { refunds: noted.refunds },
    // Money that the order asked to go back leaves nothing short.
    fallsShortBy: promised === undefined && isHere(order) ? missingCents(noted) : 0,
    detail: { refundId, amount: brl(amountCents) },
  });
};

/** An issuer takes the money back for its owner: nothing leaves the house until that is decided. */
export const decideHold = (order: Order, given: Given, amountCents: number): Decision => {
  // An order is disputed once; an opening that its own end has overtaken opens nothing.
  if (order.timeline.some(({ event }) => event?.startsWith('chargeback_'))) return same;
  // The capture is told of too, and may come later: held before it, late money could not be sent back.
  if (!tookMoney(order)) return refused('order_move_refused');
  const found = rowFor(order, 'hold', given.actor);
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, {
    changes: { hold: { since: given.at } },
    detail: { amount: brl(amountCents) },
  });
};

/**
 * The dispute is over: won, the order goes on; lost, its money is gone, can be given back no more, and nothing of the
 * order leaves the house for it.
 */
export const decideRelease = (
  order: Order,
  given: Given,
  { won, amountCents }: { won: boolean; amountCents: number },
): Decision => {
  if (order.timeline.some(({ event }) => event === 'chargeback_closed')) return same;
  if (!tookMoney(order)) return refused('order_move_refused');
  const found = rowFor(order, 'release', given.actor);
  if ('refusal' in found) return found.refusal;
  const lost = won ? {} : { chargedBackCents: (order.chargedBackCents ?? 0) + amountCents };
  return changing(order, found.row, given, {
    changes: lost,
    lifts: true,
    detail: { won, amount: brl(amountCents) },
  });
};
