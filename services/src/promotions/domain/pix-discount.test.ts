import { split } from '@loja/kernel/money.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pixDiscountCents } from './pix-discount.ts';

describe('paying by Pix', () => {
  test.each([
    [36_90, 1_85],
    [100_00, 5_00],
    [10, 1],
    [9, 0],
    [0, 0],
  ])('takes five per cent off %i centavos of goods, half a centavo to the shopper: %i', (goods, discount) => {
    expect(pixDiscountCents(goods)).toBe(discount);
  });

  test('gives each unit a share, and the shares add up to what was shown', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 500_00 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(prices, (units) => {
        const discount = pixDiscountCents(units.reduce((a, b) => a + b, 0));
        const shares = split(discount, units);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(discount);
        units.forEach((price, i) => {
          expect(shares[i]).toBeLessThanOrEqual(price);
        });
      }),
    );
  });
});
