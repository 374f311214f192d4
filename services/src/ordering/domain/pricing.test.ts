import { expect, test } from 'vitest';
import { priceLines } from './pricing.ts';

const sellable = (sku: string, priceCents: number) => ({
  sku,
  productSlug: sku.toLowerCase(),
  name: sku,
  variantLabel: '250 g',
  kind: 'coffee' as const,
  priceCents,
  consumes: [{ stockItemId: sku, quantity: 250 }],
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
