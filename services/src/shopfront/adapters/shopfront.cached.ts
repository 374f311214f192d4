import type { Cache } from '@loja/platform/cache.ts';
import type { Shopfront } from '../ports.ts';

/** A band of availability may be this old; checkout asks stock itself. */
const SECONDS = 60;

/** One read of the cache when it is warm. The version in the key keeps a new shape from meeting an old value. */
export const cachedShopfront = (cache: Cache, behind: Shopfront): Shopfront => ({
  products: () => cache.readThrough('shopfront:1:products', SECONDS, () => behind.products()),
  async product(slug) {
    const found = await cache.readThrough(
      `shopfront:1:product:${slug}`,
      SECONDS,
      async () => (await behind.product(slug)) ?? null,
    );
    return found ?? undefined;
  },
});
