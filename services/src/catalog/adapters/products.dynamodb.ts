import type { Dynamo, Item, Key } from '@loja/platform/dynamo.ts';
import type { CatalogProduct } from '../domain/product.ts';
import type { SaleVariant } from '../domain/variants.ts';

/** What our own rows hold besides their keys. The table has one writer, this file, so a row is trusted to be whole. */
const withoutKeys = ({ pk: _pk, sk: _sk, entity: _entity, gsi1pk: _p, gsi1sk: _s, ...rest }: Item): Item =>
  rest;

/** Every product on the shelf shares one partition: a shop has dozens, and the listing is one query. */
const SHELF = 'LISTING#SHELF';

export const productKey = (slug: string): Key => ({ pk: `PRODUCT#${slug}`, sk: 'PRODUCT' });
export const variantKey = (sku: string): Key => ({ pk: `VARIANT#${sku}`, sk: 'VARIANT' });

export const parseProduct = (item: Item): CatalogProduct => withoutKeys(item) as CatalogProduct;
export const parseVariant = (item: Item): SaleVariant => withoutKeys(item) as SaleVariant;

export const productItem = (product: CatalogProduct): Item & Key => ({
  ...productKey(product.slug),
  entity: 'PRODUCT',
  gsi1pk: SHELF,
  // Zero-padded: the index sorts text.
  gsi1sk: `${String(product.position).padStart(6, '0')}#${product.slug}`,
  ...product,
});

export const variantItem = (variant: SaleVariant): Item & Key => ({
  ...variantKey(variant.sku),
  entity: 'VARIANT',
  ...variant,
});

/** The shelf in its order. */
export const listProducts = async (dynamo: Dynamo, table: string): Promise<CatalogProduct[]> => {
  const items = await dynamo.query({
    table,
    index: 'byListing',
    keys: 'gsi1pk = :shelf',
    values: { ':shelf': SHELF },
  });
  return items.map(parseProduct);
};

/** One product by its address. */
export const findProduct = async (
  dynamo: Dynamo,
  table: string,
  slug: string,
): Promise<CatalogProduct | undefined> => {
  const item = await dynamo.get(table, productKey(slug));
  return item && parseProduct(item);
};
