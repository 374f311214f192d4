import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brl, centsOfDecimal, decimalString, formatBrl, pricePerKilogram, split, sum } from './money.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });

describe('money', () => {
  test('a fraction of a centavo is refused', () => {
    expect(() => brl(10.5)).toThrow(RangeError);
  });

  test('parts always add up to the whole, each within one centavo of its share', () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = split(total, weights);
          const whole = weights.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          parts.forEach((part, i) => {
            expect(Math.abs(part - (total * (weights[i] ?? 0)) / whole)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  test('ten centavos over three equal units are 4, 3 and 3', () => {
    expect(split(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });

  test('nothing can be split over nothing', () => {
    expect(() => split(10, [0, 0])).toThrow(RangeError);
    expect(() => split(10, [2, -1])).toThrow(RangeError);
  });

  test('a decimal string goes there and back', () => {
    fc.assert(fc.property(cents, (amount) => centsOfDecimal(decimalString(amount)) === amount));
  });

  test.each(['37', '37.5', '0.05'])('%s is exact centavos', (text) => {
    expect(centsOfDecimal(text)).toBe(Math.round(Number(text) * 100));
  });

  test.each(['', '1,50', '1.505', '-3', '1e3', ' 1', '12345678901'])('"%s" is not an amount', (text) => {
    expect(centsOfDecimal(text)).toBeUndefined();
  });

  test('R$ 39,90 for 250 g is R$ 159,60 a kilogram', () => {
    expect(pricePerKilogram(3990, 250)).toBe(15960);
    expect(formatBrl(15960)).toBe('R$\u00a0159,60');
  });

  test('the empty sum is zero', () => {
    expect(sum([])).toEqual({ cents: 0, currency: 'BRL' });
    expect(sum([brl(1), brl(2)]).cents).toBe(3);
  });
});
