import type { Cache } from '@loja/platform/cache.ts';
import type { Shopfront } from '../ports.ts';

/**
 * A price or a band may be this old. So short that nothing need be forgotten when they change: a reader who was filling
 * the key meanwhile would put the old value back for as long as it lives.
 */
const SECONDS = 2;

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
