import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discountShares, goodsOf, priceLines, totalsOf } from './pricing.ts';

const sellable = (sku: string, priceCents: number) => ({
  sku,
  productSlug: sku.toLowerCase(),
  name: sku,
  variantLabel: '250 g',
  priceCents,
  consumes: [{ stockItemId: sku, quantity: 250 }],
});
const pricedLines = fc.array(
  fc.record({
    variant: fc.integer({ min: 1, max: 500_000 }).map((cents) => sellable('CASA-250-GRAOS', cents)),
    quantity: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 30 },
);
const discounted = pricedLines.chain((lines) =>
  fc.record({ lines: fc.constant(lines), discount: fc.integer({ min: 0, max: goodsOf(lines) }) }),
);

describe('the price of an order', () => {
  test('the discount shares of all units add up to the discount, and no unit gets more than its price', () => {
    fc.assert(
      fc.property(discounted, ({ lines, discount }) => {
        const shares = discountShares(lines, discount);
        expect(shares.map((units) => units.length)).toEqual(lines.map(({ quantity }) => quantity));
        expect(shares.flat().reduce((a, b) => a + b, 0)).toBe(discount);
        lines.forEach(({ variant }, i) => {
          for (const share of shares[i] ?? []) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(variant.priceCents);
          }
        });
      }),
    );
  });

  test('returning every unit one by one gives back the goods less the discount, to the centavo', () => {
    fc.assert(
      fc.property(discounted, ({ lines, discount }) => {
        const shares = discountShares(lines, discount);
        const paid = lines.flatMap(({ variant }, i) => (shares[i] ?? []).map((s) => variant.priceCents - s));
        expect(paid.reduce((a, b) => a + b, 0)).toBe(totalsOf(goodsOf(lines), discount, 0).totalCents);
      }),
    );
  });

  test('units of one price differ by a centavo at most', () => {
    fc.assert(
      fc.property(discounted, ({ lines, discount }) => {
        for (const units of discountShares(lines, discount))
          expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a SKU that is no longer sold refuses the cart and is named', () => {
    const priced = priceLines(
      [
        { sku: 'CASA-250-GRAOS', quantity: 1 },
        { sku: 'GONE-250-GRAOS', quantity: 1 },
      ],
      [sellable('CASA-250-GRAOS', 3990)],
    );
    expect(priced).toEqual({ ok: false, code: 'sku_not_found', detail: 'GONE-250-GRAOS' });
  });

  test('lines keep the order of the cart whatever order the catalogue answers in', () => {
    const priced = priceLines(
      [
        { sku: 'B', quantity: 1 },
        { sku: 'A', quantity: 2 },
      ],
      [sellable('A', 100), sellable('B', 200)],
    );
    expect(priced.ok && priced.value.map(({ variant, quantity }) => [variant.sku, quantity])).toEqual([
      ['B', 1],
      ['A', 2],
    ]);
  });
});
