import type { Dynamo } from '@loja/platform/dynamo.ts';
import { listProductsAsWritten } from '#catalog/offers.ts';
import { stockOf } from '#inventory/offers.ts';
import { productView, stockItemsOf } from '../domain/product-view.ts';
import type { WrittenShelf } from '../ports.ts';
import type { ShopfrontTables } from './shopfront.dynamodb.ts';

/** Past the cache and past lagging indexes: the event that calls for a page may come before either knows. */
export const dynamoWrittenShelf = (
  dynamo: Dynamo,
  { catalog, inventory }: ShopfrontTables,
): WrittenShelf => ({
  async products(also) {
    const products = await listProductsAsWritten(dynamo, catalog, also);
    const stock = await stockOf(dynamo, inventory, stockItemsOf(products), { consistent: true });
    return products.map((product) => productView(product, stock));
  },
});
