import fc from 'fast-check';
import { expect, test } from 'vitest';
import { installmentsOf } from './installments.ts';

const rule = { max: 6, minimumCents: 20_00 };

test.each([
  [19_99, 1],
  [39_99, 1],
  [40_00, 2],
  [119_99, 5],
  [120_00, 6],
  [5_000_00, 6],
])('%i centavos are paid in %i instalments at most', (total, most) => {
  expect(installmentsOf(total, rule)).toHaveLength(most);
});

test('centavos that do not divide are paid with the first', () => {
  expect(installmentsOf(100_00, rule)[2]).toEqual({ count: 3, firstCents: 33_34, eachCents: 33_33 });
});

test('every way adds up to the sum, and none of several parts is below the minimum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (total) => {
      for (const { count, firstCents, eachCents } of installmentsOf(total, rule)) {
        expect(firstCents + eachCents * (count - 1)).toBe(total);
        expect(firstCents).toBeGreaterThanOrEqual(eachCents);
        if (count > 1) expect(eachCents).toBeGreaterThanOrEqual(rule.minimumCents);
      }
    }),
  );
});
