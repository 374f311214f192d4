import type { Totals } from './attempt.ts';

export type Account = 'receivable:psp' | 'revenue:goods' | 'revenue:shipping' | 'discounts' | 'refunds';

/** One line of a movement; exactly one side is above zero, in centavos. */
export interface Entry {
  account: Account;
  debitCents: number;
  creditCents: number;
}

const debit = (account: Account, cents: number): Entry => ({ account, debitCents: cents, creditCents: 0 });
const credit = (account: Account, cents: number): Entry => ({ account, debitCents: 0, creditCents: cents });

/** Debits less credits, in centavos: zero for every movement, so zero for the books. */
export const balanceOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);

const movement = (entries: Entry[]): Entry[] => {
  const written = entries.filter(({ debitCents, creditCents }) => debitCents + creditCents > 0);
  if (written.some(({ debitCents, creditCents }) => !Number.isSafeInteger(debitCents + creditCents)))
    throw new RangeError('a ledger entry is not whole centavos');
  if (balanceOf(written) !== 0) throw new RangeError(`movement does not close: ${balanceOf(written)}`);
  return written;
};

/** The provider owes us the total; it is revenue of goods and freight, less the discount given. Throws when totals do not add up. */
export const captureMovement = (totals: Totals): Entry[] =>
  movement([
    debit('receivable:psp', totals.totalCents),
    debit('discounts', totals.discountCents),
    credit('revenue:goods', totals.goodsCents),
    credit('revenue:shipping', totals.shippingCents),
  ]);

/** The whole total goes back; the provider owes it no more. */
export const refundMovement = (totals: Totals): Entry[] =>
  movement([debit('refunds', totals.totalCents), credit('receivable:psp', totals.totalCents)]);
