import { type Cache, noCache, valkeyCache } from '@loja/platform/cache.ts';
import { describe, expect, test } from 'vitest';
import { sampleProducts } from '#catalog/seed/index.ts';
import { byStockItem } from '#inventory/offers.ts';
import { sampleStock } from '#inventory/seed/index.ts';
import { productView } from '../domain/product-view.ts';
import type { Shopfront } from '../ports.ts';
import { getProduct } from '../use-cases/get-product.ts';
import { cachedShopfront } from './shopfront.cached.ts';

const products = sampleProducts.map((product) => productView(product, byStockItem(sampleStock)));

/** What stands behind the cache, counting how often it is asked. */
const counter = () => {
  let asked = 0;
  const shopfront: Shopfront = {
    products: async () => {
      asked += 1;
      return products;
    },
    product: async (slug) => {
      asked += 1;
      return products.find((product) => product.slug === slug);
    },
  };
  return { shopfront, asked: () => asked };
};

/** Keeps text, as the real one does. */
const warmCache = (): Cache => {
  const kept = new Map<string, string>();
  return {
    async readThrough(key, _seconds, load) {
      const text = kept.get(key) ?? JSON.stringify(await load());
      kept.set(key, text);
      return JSON.parse(text);
    },
    async forget(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
};

describe('the shop window behind a cache', () => {
  test('asks the tables once for many shoppers', async () => {
    const { shopfront, asked } = counter();
    const cached = cachedShopfront(warmCache(), shopfront);
    expect(await cached.products()).toEqual(products);
    expect(await cached.products()).toEqual(products);
    expect(asked()).toBe(1);
  });

  test('keeps products apart, and remembers that one does not exist', async () => {
    const { shopfront, asked } = counter();
    const cached = cachedShopfront(warmCache(), shopfront);
    expect((await cached.product('varanda'))?.name).toBe('Varanda');
    expect((await cached.product('quintal'))?.name).toBe('Quintal');
    expect(await cached.product('nada')).toBeUndefined();
    expect(await cached.product('nada')).toBeUndefined();
    expect(asked()).toBe(3);
  });

  test.each([
    ['without one', noCache],
    ['with one that is dead', valkeyCache('redis://127.0.0.1:9')],
  ])('sells %s', async (_, cache) => {
    const { shopfront } = counter();
    const cached = cachedShopfront(cache, shopfront);
    expect(await cached.products()).toEqual(products);
    expect(await getProduct(cached)('varanda')).toMatchObject({ ok: true, value: { name: 'Varanda' } });
    expect(await getProduct(cached)('nada')).toEqual({ ok: false, code: 'product_not_found' });
  });
});
