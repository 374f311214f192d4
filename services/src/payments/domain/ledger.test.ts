import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Totals } from './attempt.ts';
import { type Account, balanceOf, captureMovement, type Entry, refundMovement } from './ledger.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });
const totalsArbitrary = fc
  .record({ goodsCents: cents, shippingCents: cents, share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ goodsCents, shippingCents, share }): Totals => {
    const discountCents = Math.floor(goodsCents * share);
    return {
      goodsCents,
      discountCents,
      shippingCents,
      totalCents: goodsCents - discountCents + shippingCents,
    };
  });

const owed = (entries: readonly Entry[], account: Account): number =>
  balanceOf(entries.filter((entry) => entry.account === account));

describe('the books', () => {
  test('close after every capture, and the provider owes exactly the total', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        const entries = captureMovement(totals);
        expect(balanceOf(entries)).toBe(0);
        expect(owed(entries, 'receivable:psp')).toBe(totals.totalCents);
        expect(entries.every(({ cents: amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      }),
    );
  });

  test('close after capture and refund, and the provider owes nothing', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        const entries = [...captureMovement(totals), ...refundMovement(totals)];
        expect(balanceOf(entries)).toBe(0);
        expect(owed(entries, 'receivable:psp')).toBe(0);
        expect(owed(entries, 'refunds')).toBe(totals.totalCents);
      }),
    );
  });

  test('close over any run of captures and refunds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(totalsArbitrary, fc.boolean())), (history) => {
        const entries = history.flatMap(([totals, returned]) => [
          ...captureMovement(totals),
          ...(returned ? refundMovement(totals) : []),
        ]);
        const kept = history.filter(([, returned]) => !returned).reduce((sum, [t]) => sum + t.totalCents, 0);
        expect(balanceOf(entries)).toBe(0);
        expect(owed(entries, 'receivable:psp')).toBe(kept);
      }),
    );
  });

  test('refuse totals that do not add up, and fractions of a centavo', () => {
    const totals = { goodsCents: 1000, discountCents: 0, shippingCents: 0, totalCents: 1000 };
    expect(() => captureMovement({ ...totals, totalCents: 999 })).toThrow(RangeError);
    expect(() => captureMovement({ ...totals, goodsCents: 999.5, totalCents: 999.5 })).toThrow(RangeError);
    expect(() => captureMovement({ ...totals, discountCents: -100, totalCents: 1100 })).toThrow(RangeError);
  });
});
