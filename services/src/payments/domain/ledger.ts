import type { Totals } from './attempt.ts';

export type Account = 'receivable:psp' | 'revenue:goods' | 'revenue:shipping' | 'discounts' | 'refunds';

/** One line of a movement; `cents` is above zero, the side says its sign. */
export interface Entry {
  account: Account;
  side: 'debit' | 'credit';
  cents: number;
}

const debit = (account: Account, cents: number): Entry => ({ account, side: 'debit', cents });
const credit = (account: Account, cents: number): Entry => ({ account, side: 'credit', cents });

/** Debits less credits, in centavos: zero for every movement, so zero for the books. */
export const balanceOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { side, cents }) => sum + (side === 'debit' ? cents : -cents), 0);

const movement = (entries: readonly Entry[]): Entry[] => {
  if (entries.some(({ cents }) => !Number.isSafeInteger(cents) || cents < 0))
    throw new RangeError('an entry is not whole centavos');
  if (balanceOf(entries) !== 0) throw new RangeError(`the movement does not close: ${balanceOf(entries)}`);
  return entries.filter(({ cents }) => cents > 0);
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
