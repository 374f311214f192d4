import { Sku } from '@loja/contracts/http/product-ids.ts';
import { listProducts } from '@loja/contracts/http/shopfront.ts';
import { describe, expect, test } from 'vitest';
import { saleVariantsOf, shelfVariantsOf, stockItemsNamedIn } from '../domain/variants.ts';
import { sampleProducts } from './index.ts';

const variants = sampleProducts.flatMap(saleVariantsOf);
const coffees = sampleProducts.flatMap(({ coffee }) => (coffee ? [coffee] : []));

describe('the sample shelf', () => {
  test('has coffees, kits and equipment', () => {
    const count = (kind: string) => sampleProducts.filter((product) => product.kind === kind).length;
    expect([count('coffee'), count('kit'), count('equipment')]).toEqual([24, 3, 8]);
  });

  test('gives every SKU, address and place on the shelf once', () => {
    const once = (names: readonly unknown[]) => expect(new Set(names).size).toBe(names.length);
    once(variants.map(({ sku }) => sku));
    once(sampleProducts.map(({ slug }) => slug));
    once(sampleProducts.map(({ position }) => position));
    once(sampleProducts.map(({ tagline }) => tagline));
  });

  test('can be shown as the contract asks', () => {
    const shown = sampleProducts.map((product) => ({
      ...product,
      variants: shelfVariantsOf(product).map((variant) => ({ ...variant, availability: 'in_stock' })),
    }));
    expect(() => listProducts.reply.parse({ products: shown })).not.toThrow();
    for (const { sku } of variants) expect(Sku.parse(sku)).toBe(sku);
  });

  test('names in each SKU every stock item that it takes', () => {
    for (const { sku, consumes } of variants)
      expect(stockItemsNamedIn(sku)).toEqual(consumes.map(({ stockItemId }) => stockItemId));
  });

  test('ends every price in ninety centavos, and larger bags cost less per gram', () => {
    for (const { priceCents } of variants) expect(priceCents % 100).toBe(90);
    for (const { kind, sizes } of sampleProducts) {
      if (kind !== 'coffee') continue;
      const perGram = sizes.map(({ priceCents, netGrams = 1 }) => priceCents / netGrams);
      expect(perGram).toEqual(perGram.toSorted((a, b) => b - a));
    }
  });

  test('carries the label data of a roasted coffee (Portaria SDA/MAPA 570/2022 art. 41)', () => {
    expect(coffees).toHaveLength(24);
    for (const { label, roastedOn } of coffees) {
      expect(label.species).toMatch(/^100% (Arábica|Canéfora)/);
      expect(label.lot).not.toBe('');
      expect(label.bestBefore > roastedOn).toBe(true);
    }
  });

  test('roasts on Tuesdays and Thursdays only', () => {
    for (const { roastedOn } of coffees)
      expect([2, 4]).toContain(new Date(`${roastedOn}T12:00:00Z`).getUTCDay());
  });

  test('says of every product something of its own, in two to five sentences', () => {
    const openings = sampleProducts.map(({ description }) => description.split(' ').slice(0, 3).join(' '));
    expect(new Set(openings).size).toBe(openings.length);
    for (const { description } of sampleProducts) {
      const sentences = description.split(/[.!?](?:\s|$)/).filter(Boolean);
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(sentences.length).toBeLessThanOrEqual(5);
    }
  });
});
