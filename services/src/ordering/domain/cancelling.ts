import { changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import { canonicalJson, digest } from './digest.ts';
import { refundableCents } from './money.ts';
import type { Order } from './order.ts';
import { backByPayer } from './paying-order.ts';
import { allUnits, keptOf, type Quantity, takeUnits } from './units.ts';

/** What makes a command that may be given twice one command. */
export interface Keyed {
  key: string;
  request: unknown;
}

/** The command's short name for good, unless its key stands for another request or it was done before. */
export const keyedBy = (
  order: Order,
  { key, request }: Keyed,
): { id: string; command: { key: string; request: string } } | Decision => {
  const command = { key: digest(key), request: digest(canonicalJson(request)) };
  const earlier = order.commands?.find((one) => one.key === command.key);
  if (!earlier) return { id: command.key.slice(0, 16), command };
  return earlier.request === command.request ? same : refused('idempotency_key_reused');
};

/**
 * The whole order is off: goods back to the shelf, and all money that is left to the shopper; of a replacement, by the
 * order that paid.
 */
export const decideCancel = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  more: Partial<Order> = {},
): Decision => {
  if (order.timeline.some(({ status }) => status === 'cancelled')) return same;
  const found = rowFor(order, 'cancel', given.actor);
  if ('refusal' in found) return found.refusal;
  const { row } = found;
  if (row.stock === 'free')
    return changing(order, row, given, { changes: more, stock: [{ effect: 'free', demand: order.demand }] });
  const lines = allUnits(order, 'kept');
  const taken = takeUnits(order, lines, ['kept', 'cancelled']);
  const back = backByPayer(order, payer, given, { lines, refundId: 'cancel', reason: 'cancelled' });
  if ('refusal' in back) return back.refusal;
  return changing(order, row, given, {
    ...back.effects,
    changes: { ...more, lines: taken?.lines ?? order.lines },
    stock: [{ effect: 'put-back', demand: taken?.demand ?? order.demand }],
    promises: { refundId: 'cancel', amountCents: refundableCents(order), reason: 'cancelled' },
  });
};

/** Units of a line are off. The freight stays, since the rest travels; without a rest the whole order is cancelled. */
export const decideCancelLines = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  { wanted, keyed }: { wanted: Quantity; keyed: Keyed },
): Decision => {
  const known = keyedBy(order, keyed);
  if ('kind' in known) return known;
  const found = rowFor(order, 'cancel-lines', given.actor);
  if ('refusal' in found) return found.refusal;
  const commands = [...(order.commands ?? []), known.command];
  const kept = order.lines.reduce((sum, line) => sum + keptOf(line), 0);
  const ofLine = order.lines.reduce((sum, line) => sum + (line.sku === wanted.sku ? keptOf(line) : 0), 0);
  if (ofLine < wanted.quantity) return refused('units_unavailable');
  if (kept === wanted.quantity) return decideCancel(order, given, payer, { commands });
  const taken = takeUnits(order, [wanted], ['kept', 'cancelled']);
  if (!taken?.demand) return refused('units_unavailable');
  const refundId = `lines-${known.id}`;
  const back = backByPayer(order, payer, given, { lines: [wanted], refundId, reason: 'lines_cancelled' });
  if ('refusal' in back) return back.refusal;
  return changing(order, found.row, given, {
    ...back.effects,
    changes: { lines: taken.lines, commands },
    stock: [{ effect: 'put-back', demand: taken.demand }],
    detail: { ...back.effects.detail, sku: wanted.sku, quantity: wanted.quantity },
    promises: {
      refundId,
      amountCents: Math.min(taken.paidCents, refundableCents(order)),
      reason: 'lines_cancelled',
    },
  });
};
