import type { CatalogProduct } from './product.ts';
import type { ProductRecord } from './record.ts';

/** A small coffee of nobody's, for tests and models. */
export const sampleCoffee = (more: Partial<CatalogProduct> = {}): CatalogProduct => ({
  slug: 'serra-baixa',
  code: 'BAIX',
  kind: 'coffee',
  name: 'Serra Baixa',
  tagline: 'Para todo dia',
  description: 'Doce e curto.',
  art: { shape: 'bag', hue: 30 },
  position: 10,
  sizes: [
    {
      code: '250',
      label: '250 g',
      priceCents: 39_90,
      netGrams: 250,
      grams: 270,
      consumes: [{ stockItemId: more.code ?? 'BAIX', quantity: 250 }],
    },
    {
      code: '500',
      label: '500 g',
      priceCents: 74_90,
      netGrams: 500,
      grams: 530,
      consumes: [{ stockItemId: more.code ?? 'BAIX', quantity: 500 }],
    },
  ],
  grinds: ['graos', 'coado'],
  ...more,
});

export const sampleRecord = (
  more: Partial<Omit<ProductRecord, 'product'>> = {},
  product: Partial<CatalogProduct> = {},
): ProductRecord => ({
  product: sampleCoffee(product),
  published: true,
  withdrawn: false,
  revision: 1,
  updatedAt: '2026-11-24T12:00:00.000Z',
  ...more,
});
