import { afterEach, expect, test, vi } from 'vitest';
import { parsePromotions } from '#promotions/offers.ts';
import { reduce } from './offers.in-process.ts';

afterEach(() => vi.unstubAllEnvs());

const bag = {
  variant: {
    sku: 'CASA-250-GRAOS',
    productSlug: 'casa',
    name: 'Casa',
    variantLabel: '250 g',
    kind: 'coffee',
    priceCents: 39_90,
    grams: 250,
    consumes: [],
  },
  quantity: 1,
} as const;

test.each([
  ['pix', ['pix']],
  ['pix,card', ['pix', 'card']],
])('where the provider takes %s, goods have a price by that alone', (taken, methods) => {
  vi.stubEnv('PAYMENT_METHODS', taken);
  const { byMethod } = reduce([bag], parsePromotions([], undefined), undefined, new Date());
  expect(Object.keys(byMethod)).toEqual(methods);
});
