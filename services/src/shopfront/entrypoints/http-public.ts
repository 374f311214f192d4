import * as routes from '@loja/contracts/http/shopfront.ts';
import { noCache, valkeyCache } from '@loja/platform/cache.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { cachedShopfront } from '../adapters/shopfront.cached.ts';
import { dynamoShopfront } from '../adapters/shopfront.dynamodb.ts';
import { getProduct } from '../use-cases/get-product.ts';
import { listProducts } from '../use-cases/list-products.ts';

const settings = config({
  CATALOG_TABLE: z.string(),
  INVENTORY_TABLE: z.string(),
  CACHE_URL: z.string().optional(),
});
const dynamo = new Dynamo();
const tables = { catalog: settings.CATALOG_TABLE, inventory: settings.INVENTORY_TABLE };
const cache = settings.CACHE_URL ? valkeyCache(settings.CACHE_URL) : noCache;
const shopfront = cachedShopfront(cache, dynamoShopfront(dynamo, tables));
/** Browsers always ask, the edge answers for two seconds: a new price is seen soon and a crowd costs one call. */
const cacheControl = 'public, max-age=0, s-maxage=2';

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.listProducts, listProducts(shopfront), { cacheControl })
  .on(routes.getProduct, ({ params }) => getProduct(shopfront)(params.slug), { cacheControl })
  .lambda();
