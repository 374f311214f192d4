import { type AttemptOnBook, type EntryOnBook, groupedBy, keptOf, sumOf } from './books.ts';
import type { Difference } from './difference.ts';

const signed = ({ side, cents }: EntryOnBook): number => (side === 'debit' ? cents : -cents);
/** Debits less credits. */
export const balanceOf = (entries: readonly EntryOnBook[]): number => sumOf(entries.map(signed));

/** What the provider owes us, before its own fees. */
const owedOf = (entries: readonly EntryOnBook[]): number =>
  balanceOf(entries.filter(({ account }) => account === 'receivable:psp' || account === 'fees:psp'));

const ofOrder = (
  orderId: string,
  entries: readonly EntryOnBook[],
  attempts: readonly AttemptOnBook[],
): Difference[] => {
  const movements = groupedBy(entries, ({ movement }) => movement);
  const open = [...movements].flatMap(([movement, lines]): Difference[] => {
    const found = balanceOf(lines);
    return found === 0
      ? []
      : [{ kind: 'ledger_unbalanced', subject: `${orderId}.${movement}`, orderId, expected: 0, found }];
  });
  // What does not close tells nothing of the money.
  if (open.length > 0) return open;
  const expected = sumOf(attempts.map(keptOf));
  const found = owedOf(entries);
  return expected === found ? [] : [{ kind: 'ledger_mismatch', subject: orderId, orderId, expected, found }];
};

/** Every movement closes, and what the provider owes by the ledger is what the attempts have kept. */
export const compareLedger = (
  entries: readonly EntryOnBook[],
  attempts: readonly AttemptOnBook[],
): Difference[] => {
  const written = groupedBy(entries, ({ orderId }) => orderId);
  const tried = groupedBy(attempts, ({ orderId }) => orderId);
  return [...new Set([...written.keys(), ...tried.keys()])].flatMap((orderId) =>
    ofOrder(orderId, written.get(orderId) ?? [], tried.get(orderId) ?? []),
  );
};
