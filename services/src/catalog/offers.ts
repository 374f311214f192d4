import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as photos from './adapters/photos.dynamodb.ts';
import * as rows from './adapters/products.dynamodb.ts';
import type * as product from './domain/product.ts';
import type * as record from './domain/record.ts';
import * as variants from './domain/variants.ts';

export type CatalogProduct = product.CatalogProduct;
export type ShelfProduct = record.ShelfProduct;
export type Consumption = product.Consumption;
export type SaleVariant = variants.SaleVariant;
export type ShelfVariant = variants.ShelfVariant;

/** For callers that read variants together with other items in one BatchGetItem. */
export const variantKey = rows.variantKey;
export const parseVariant = rows.parseVariant;

/** The stock items that a SKU names, for reading them in the same call as its variant. */
export const stockItemsNamedIn = variants.stockItemsNamedIn;

/** The variants of a product as its page lists them. */
export const shelfVariantsOf = variants.shelfVariantsOf;

/** The shelf in its order: one query. */
export const listProducts = rows.listProducts;
/** The same, each product as last written: one query and a consistent BatchGetItem per hundred. */
export const listProductsAsWritten = rows.listProductsAsWritten;
/** One product by its address: one read. */
export const findProduct = rows.findProduct;

/** Variants by SKU, in a BatchGetItem per hundred; unknown SKUs are left out. */
export const variantsBySku = async (
  dynamo: Dynamo,
  table: string,
  skus: readonly string[],
): Promise<ReadonlyMap<string, SaleVariant>> => {
  const found = await dynamo.batchGet({ [table]: skus.map(rows.variantKey) });
  return new Map((found[table] ?? []).map(rows.parseVariant).map((variant) => [variant.sku, variant]));
};

/** Whether a product is sold or drafted, gone for good, or was never there: one read. */
export const productStanding = photos.productStanding;
/** The writes that give a product a photo, for the caller's transaction: one read. */
export const photoAddition = photos.photoAddition;
