import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Totals } from './attempt.ts';
import * as ledger from './ledger.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });
const totalsArbitrary = fc
  .record({ goodsCents: cents, shippingCents: cents, share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ goodsCents, shippingCents, share }): Totals => {
    const discountCents = Math.floor(goodsCents * share);
    const totalCents = goodsCents - discountCents + shippingCents;
    return { goodsCents, discountCents, shippingCents, totalCents };
  });

const owed = (entries: readonly ledger.Entry[], account: ledger.Account): number =>
  ledger.balanceOf(entries.filter((entry) => entry.account === account));

describe('a movement of the books', () => {
  test('of a capture closes, and the provider owes exactly the total', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        const entries = ledger.captureMovement(totals);
        expect(ledger.balanceOf(entries)).toBe(0);
        expect(owed(entries, 'receivable:psp')).toBe(totals.totalCents);
        expect(entries.every(({ cents: amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      }),
    );
  });

  test.each([
    ['a surplus', ledger.surplusMovement, 1],
    ['a refund', (amount: number) => ledger.refundMovement(amount, false), -1],
    ["a surplus's refund", (amount: number) => ledger.refundMovement(amount, true), -1],
    ['a fee', ledger.feeMovement, -1],
    ['a fee given back', (amount: number) => ledger.feeMovement(-amount), 1],
    ['a chargeback', ledger.chargebackMovement, -1],
    ['a chargeback reversed', ledger.chargebackReversedMovement, 1],
  ] as const)('of %s closes, and moves what the provider owes by as much', (_what, movement, sign) => {
    fc.assert(
      fc.property(cents, (amount) => {
        const entries = movement(amount);
        expect(ledger.balanceOf(entries)).toBe(0);
        expect(owed(entries, 'receivable:psp')).toBe(amount === 0 ? 0 : sign * amount);
      }),
    );
  });

  test('is refused when totals do not add up, or are fractions of a centavo', () => {
    const totals = { goodsCents: 1000, discountCents: 0, shippingCents: 0, totalCents: 1000 };
    const booking = (change: Partial<Totals>) => () => ledger.captureMovement({ ...totals, ...change });
    expect(booking({ totalCents: 999 })).toThrow(RangeError);
    expect(booking({ goodsCents: 999.5, totalCents: 999.5 })).toThrow(RangeError);
    expect(booking({ discountCents: -100, totalCents: 1100 })).toThrow(RangeError);
  });
});
