import { Product } from '@loja/contracts/http/shopfront.ts';
import { describe, expect, test } from 'vitest';
import { sampleProducts } from '#catalog/seed/index.ts';
import { byStockItem } from '#inventory/offers.ts';
import { sampleStock } from '#inventory/seed/index.ts';
import { productView, stockItemsOf } from './product-view.ts';

const stock = byStockItem(sampleStock);
const shown = new Map(sampleProducts.map((product) => [product.slug, productView(product, stock)]));

describe('the shop window', () => {
  test('shows every product as the contract says and nothing besides', () => {
    for (const product of shown.values()) expect(Product.strict().parse(product)).toEqual(product);
  });

  test('never shows how much there is, nor of what', () => {
    expect(JSON.stringify([...shown.values()])).not.toMatch(/stockItemId|consumes|"free"|received/);
  });

  test('says of a coffee that has sold out that it has, in every size', () => {
    expect(new Set(shown.get('noite-longa')?.variants.map(({ availability }) => availability))).toEqual(
      new Set(['sold_out']),
    );
  });

  test('offers the last beans in the sizes that they still fill', () => {
    const bands = shown
      .get('vaga-lume')
      ?.variants.filter(({ grind }) => grind === 'graos')
      .map(({ availability }) => availability);
    expect(bands).toEqual(['low_stock', 'low_stock', 'sold_out']);
  });

  test('asks for each stock item once, and fewer than one batch holds', () => {
    const asked = stockItemsOf(sampleProducts);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.toSorted()).toEqual(sampleStock.map(({ stockItemId }) => stockItemId).toSorted());
    expect(asked.length).toBeLessThanOrEqual(100);
  });
});
