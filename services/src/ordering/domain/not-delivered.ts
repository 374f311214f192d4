import type { NotDelivered } from '@loja/contracts/http/ordering.ts';
import { changing, type Decision, type Given, refused, rowFor } from './change.ts';
import type { Order, Return } from './order.ts';
import {
  closing,
  nextReturnId,
  type Receipt,
  receivedUnits,
  repeatsReceipt,
  withMoney,
} from './returning.ts';
import { allUnits, type Quantity, takeUnits } from './units.ts';

export interface FailedDelivery {
  cause: NotDelivered;
  /** Absent: all of it is gone. */
  lines?: Receipt['lines'] | undefined;
}

const count = (lines: readonly Quantity[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

const gone = (lines: readonly Quantity[]): Receipt['lines'] =>
  lines.map(({ sku, quantity }) => ({ sku, restock: 0, scrap: quantity }));

/**
 * The parcel never came to the shopper, who waits for nothing any more: goods and freight are paid back, whatever became
 * of the goods (the risk of the way is the supplier's: CDC art. 14, Código Civil art. 492).
 */
export const decideNotDelivered = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  { cause, lines }: FailedDelivery,
): Decision => {
  const earlier = order.returns?.find((one) => one.cause !== undefined);
  if (earlier?.cause === cause)
    return repeatsReceipt(earlier, { returnId: earlier.returnId, lines: lines ?? gone(earlier.lines) });
  const found = rowFor(order, 'not-delivered', given.actor);
  if ('refusal' in found) return found.refusal;
  const sent = allUnits(order, 'kept');
  const returnId = nextReturnId(order);
  const open: Return = {
    ...{ returnId, requestedAt: given.at, by: 'staff', resolution: 'refund', lines: sent, cause },
  };
  const back = takeUnits(order, sent, ['kept', 'returning']);
  const awaited = { ...order, lines: back?.lines ?? [], returns: [...(order.returns ?? []), open] };
  const receipt = { returnId, lines: lines ?? gone(sent) };
  const came = receivedUnits(awaited, open, receipt, 'returned');
  if (!came || count(came.quantities) !== count(sent)) return refused('units_unavailable');
  const made = withMoney(awaited, given, payer, { came, refundId: returnId, reason: 'not_delivered' });
  if ('refusal' in made) return made.refusal;
  const closed = closing(awaited, given, receipt, { ...made.effects, lines: came.taken.lines });
  return changing(order, found.row, given, {
    ...made.effects,
    ...closed,
    detail: { ...closed.detail, cause },
  });
};
