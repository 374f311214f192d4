import type { Product } from '@loja/contracts/http/shopfront.ts';
import { type CatalogProduct, type Consumption, shelfVariantsOf } from '#catalog/offers.ts';
import { availabilityOf, demandOf, type StockItem } from '#inventory/offers.ts';

const stockIdsIn = (consumes: readonly Consumption[]): string[] =>
  consumes.map(({ stockItemId }) => stockItemId);

/** The stock items on which the products draw, each once. */
export const stockItemsOf = (products: readonly CatalogProduct[]): string[] => [
  ...new Set(products.flatMap(({ sizes }) => sizes.flatMap(({ consumes }) => stockIdsIn(consumes)))),
];

/** A product as the shop shows it: catalog's facts and, per variant, inventory's band. */
export const productView = (product: CatalogProduct, stock: ReadonlyMap<string, StockItem>): Product => {
  const { code: _code, sizes: _sizes, grinds: _grinds, ...shown } = product;
  return {
    ...shown,
    variants: shelfVariantsOf(product).map(({ consumes, ...variant }) => ({
      ...variant,
      availability: availabilityOf(stock, demandOf([{ quantity: 1, consumes }])),
    })),
  };
};
