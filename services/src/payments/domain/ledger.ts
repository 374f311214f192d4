import type { OrderId } from '@loja/kernel/ids.ts';
import type { Totals } from './attempt.ts';

export const accounts = [
  'receivable:psp',
  'revenue:goods',
  'revenue:shipping',
  'discounts',
  'fees:psp',
  'refunds',
  'customer:unearned',
  'chargebacks',
] as const;
export type Account = (typeof accounts)[number];

/** One line of a movement; `cents` is above zero, the side says its sign. */
export interface Entry {
  account: Account;
  side: 'debit' | 'credit';
  cents: number;
}

export interface LedgerEntry extends Entry {
  orderId: OrderId;
  /** Names the movement within its order; debits equal credits within it. */
  movement: string;
  at: string;
}

const debit = (account: Account, cents: number): Entry => ({ account, side: 'debit', cents });
const credit = (account: Account, cents: number): Entry => ({ account, side: 'credit', cents });

/** Debits less credits, in centavos: zero for every movement, so zero for the books. */
export const balanceOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { side, cents }) => sum + (side === 'debit' ? cents : -cents), 0);

const movement = (...entries: readonly Entry[]): Entry[] => {
  if (entries.some(({ cents }) => !Number.isSafeInteger(cents) || cents < 0))
    throw new RangeError('an entry is not whole centavos');
  if (balanceOf(entries) !== 0) throw new RangeError(`the movement does not close: ${balanceOf(entries)}`);
  return entries.filter(({ cents }) => cents > 0);
};

/** The provider owes us the total; it is revenue of goods and freight, less the discount given. Throws when totals do not add up. */
export const captureMovement = (totals: Totals): Entry[] =>
  movement(
    debit('receivable:psp', totals.totalCents),
    debit('discounts', totals.discountCents),
    credit('revenue:goods', totals.goodsCents),
    credit('revenue:shipping', totals.shippingCents),
  );

/** Money that nothing was sold for: the shopper's, until it has gone back. */
export const surplusMovement = (cents: number): Entry[] =>
  movement(debit('receivable:psp', cents), credit('customer:unearned', cents));

/** The provider owes us that much less. */
export const refundMovement = (cents: number, surplus: boolean): Entry[] =>
  movement(debit(surplus ? 'customer:unearned' : 'refunds', cents), credit('receivable:psp', cents));

/** What the provider keeps; below zero it gives some of it back. */
export const feeMovement = (cents: number): Entry[] =>
  cents < 0
    ? movement(debit('receivable:psp', -cents), credit('fees:psp', -cents))
    : movement(debit('fees:psp', cents), credit('receivable:psp', cents));

export const chargebackMovement = (cents: number): Entry[] =>
  movement(debit('chargebacks', cents), credit('receivable:psp', cents));

export const chargebackReversedMovement = (cents: number): Entry[] =>
  movement(debit('receivable:psp', cents), credit('chargebacks', cents));
