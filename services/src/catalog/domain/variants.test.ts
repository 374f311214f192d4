import { describe, expect, test } from 'vitest';
import type { CatalogProduct } from './product.ts';
import { saleVariantsOf, shelfVariantsOf, stockItemsNamedIn } from './variants.ts';

const coffee: CatalogProduct = {
  slug: 'blend-da-casa',
  code: 'CASA',
  kind: 'coffee',
  name: 'Blend da Casa',
  tagline: '',
  description: '',
  art: { shape: 'bag', hue: 20 },
  position: 1,
  sizes: [
    {
      code: '250',
      label: '250 g',
      priceCents: 36_90,
      netGrams: 250,
      grams: 270,
      consumes: [{ stockItemId: 'CASA', quantity: 250 }],
    },
  ],
  grinds: ['graos', 'coado'],
};
const scale: CatalogProduct = {
  ...coffee,
  slug: 'balanca',
  code: 'BALA',
  kind: 'equipment',
  sizes: [
    {
      code: 'UN',
      label: '1 unidade',
      priceCents: 189_90,
      grams: 620,
      consumes: [{ stockItemId: 'BALA', quantity: 1 }],
    },
  ],
  grinds: [],
};

describe('a coffee', () => {
  test('is sold in every grind of every size, at the price of the size', () => {
    expect(saleVariantsOf(coffee).map(({ sku, priceCents }) => [sku, priceCents])).toEqual([
      ['CASA-250-GRAOS', 36_90],
      ['CASA-250-COADO', 36_90],
    ]);
  });

  test('shows its price per kilogram beside its price (Lei 10.962/2004 art. 2-A)', () => {
    expect(shelfVariantsOf(coffee)[0]?.pricePerKilogram?.cents).toBe(147_60);
  });

  test('says size and grind in the label', () => {
    expect(shelfVariantsOf(coffee).map(({ label }) => label)).toEqual([
      '250 g · Em grãos',
      '250 g · Coado (média)',
    ]);
  });
});

test('a piece of equipment is one SKU, without grind or weight', () => {
  expect(shelfVariantsOf(scale)).toEqual([
    {
      sku: 'BALA-UN',
      label: '1 unidade',
      price: { cents: 189_90, currency: 'BRL' },
      consumes: [{ stockItemId: 'BALA', quantity: 1 }],
    },
  ]);
});

test.each([
  ['CASA-250-GRAOS', ['CASA']],
  ['V60-UN', ['V60']],
  ['KIT-CERR-MANT-DIAM-GRAOS', ['CERR', 'MANT', 'DIAM']],
  ['NADA', []],
])('the SKU %s names the stock %j', (sku, named) => {
  expect(stockItemsNamedIn(sku)).toEqual(named);
});
