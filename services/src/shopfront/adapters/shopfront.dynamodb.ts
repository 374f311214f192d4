import type { Dynamo } from '@loja/platform/dynamo.ts';
import { findProduct, listProducts } from '#catalog/offers.ts';
import { stockOf } from '#inventory/offers.ts';
import { productView, stockItemsOf } from '../domain/product-view.ts';
import type { Shopfront } from '../ports.ts';

export interface ShopfrontTables {
  catalog: string;
  inventory: string;
}

/** Two reads for anything: catalog's facts, then the stock that they draw on. */
export const dynamoShopfront = (dynamo: Dynamo, { catalog, inventory }: ShopfrontTables): Shopfront => ({
  async products() {
    const products = await listProducts(dynamo, catalog);
    const stock = await stockOf(dynamo, inventory, stockItemsOf(products));
    return products.map((product) => productView(product, stock));
  },
  async product(slug) {
    const product = await findProduct(dynamo, catalog, slug);
    if (!product) return undefined;
    return productView(product, await stockOf(dynamo, inventory, stockItemsOf([product])));
  },
});
