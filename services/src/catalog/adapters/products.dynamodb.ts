import type { Dynamo, Item, Key } from '@loja/platform/dynamo.ts';
import type { CatalogProduct } from '../domain/product.ts';
import type { ProductRecord, ShelfProduct } from '../domain/record.ts';
import type { SaleVariant } from '../domain/variants.ts';

/** Every product on the shelf shares one partition: a shop has dozens, and the listing is one query. */
const SHELF = 'LISTING#SHELF';
const DRAFTS = 'LISTING#DRAFTS';

export const productKey = (slug: string): Key => ({ pk: `PRODUCT#${slug}`, sk: 'PRODUCT' });
export const variantKey = (sku: string): Key => ({ pk: `VARIANT#${sku}`, sk: 'VARIANT' });
/** Holds a code for one product for ever: an old order's SKU must never mean something else. */
export const codeKey = (code: string): Key => ({ pk: `CODE#${code}`, sk: 'CODE' });

/** The table has one writer, this folder, so that a row is trusted to be whole. */
export const parseRecord = (item: Item): ProductRecord => {
  const { pk: _pk, sk: _sk, entity: _entity, gsi1pk: _p, gsi1sk: _s, ...row } = item;
  const { published, withdrawn, revision, updatedAt, updatedBy, ...product } = row;
  return {
    product: product as CatalogProduct,
    published,
    withdrawn,
    revision,
    updatedAt,
    ...(updatedBy ? { updatedBy } : {}),
  };
};

export const parseVariant = ({ pk: _pk, sk: _sk, entity: _entity, ...variant }: Item): SaleVariant =>
  variant as SaleVariant;

const listingOf = ({ product, published, withdrawn }: ProductRecord): Item => {
  if (withdrawn) return {};
  // Zero-padded: the index sorts text.
  const place = `${String(product.position).padStart(6, '0')}#${product.slug}`;
  return { gsi1pk: published ? SHELF : DRAFTS, gsi1sk: place };
};

export const recordItem = (record: ProductRecord): Item & Key => {
  const { product, ...state } = record;
  return { ...productKey(product.slug), entity: 'PRODUCT', ...listingOf(record), ...product, ...state };
};

export const variantItem = (variant: SaleVariant): Item & Key => ({
  ...variantKey(variant.sku),
  entity: 'VARIANT',
  ...variant,
});

export const codeItem = ({ code, slug }: CatalogProduct): Item & Key => ({
  ...codeKey(code),
  entity: 'CODE',
  slug,
});

const listed = (dynamo: Dynamo, table: string, listing: string): Promise<Item[]> =>
  dynamo.query({ table, index: 'byListing', keys: 'gsi1pk = :listing', values: { ':listing': listing } });

const onShelf = ({ product, updatedAt }: ProductRecord): ShelfProduct => ({ ...product, updatedAt });

/** The shelf in its order. */
export const listProducts = async (dynamo: Dynamo, table: string): Promise<ShelfProduct[]> =>
  (await listed(dynamo, table, SHELF)).map(parseRecord).map(onShelf);

/**
 * The shelf in its order, each product as last written: the index, which may lag, says only whom to ask. `also` names
 * products that it may not have yet, or not any more.
 */
export const listProductsAsWritten = async (
  dynamo: Dynamo,
  table: string,
  also: readonly string[],
): Promise<ShelfProduct[]> => {
  const shelf = (await listed(dynamo, table, SHELF)).map(parseRecord).map(({ product }) => product.slug);
  const keys = [...new Set([...shelf, ...also])].map(productKey);
  const found = await dynamo.batchGet({ [table]: keys }, { consistent: true });
  return (found[table] ?? [])
    .map(parseRecord)
    .filter(({ published, withdrawn }) => published && !withdrawn)
    .map(onShelf)
    .sort((a, b) => a.position - b.position || (a.slug < b.slug ? -1 : 1));
};

/** All that is not withdrawn: the shelf in its order, then drafts in theirs. */
export const listRecords = async (dynamo: Dynamo, table: string): Promise<ProductRecord[]> => {
  const [shelf, drafts] = await Promise.all([SHELF, DRAFTS].map((name) => listed(dynamo, table, name)));
  return [...(shelf ?? []), ...(drafts ?? [])].map(parseRecord);
};

/** A product as it stands now, wherever it stands. */
export const findRecord = async (
  dynamo: Dynamo,
  table: string,
  slug: string,
): Promise<ProductRecord | undefined> => {
  const item = await dynamo.get(table, productKey(slug), { consistent: true });
  return item && parseRecord(item);
};

/** One product by its address, if it is on the shelf. */
export const findProduct = async (
  dynamo: Dynamo,
  table: string,
  slug: string,
): Promise<ShelfProduct | undefined> => {
  const item = await dynamo.get(table, productKey(slug));
  const record = item && parseRecord(item);
  return record?.published ? onShelf(record) : undefined;
};
