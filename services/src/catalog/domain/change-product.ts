import type { ProductChange } from '@loja/contracts/http/staff-catalog.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { checkedPrices, repeatedIn } from './prices.ts';
import type { Size } from './product.ts';
import { type Author, type ProductRecord, signed } from './record.ts';

type PriceCode = 'price_out_of_range' | 'price_missing' | 'size_unknown' | 'size_repeated';
export type ChangeCode = PriceCode | 'product_withdrawn' | 'revision_conflict';

const repriced = (sizes: readonly Size[], prices: ProductChange['prices']): Result<Size[], PriceCode> => {
  const named = prices.map(({ size }) => size);
  const repeated = repeatedIn(named);
  if (repeated !== undefined) return fail('size_repeated', repeated);
  const unknown = named.find((code) => !sizes.some((size) => size.code === code));
  if (unknown !== undefined) return fail('size_unknown', unknown);
  const missing = sizes.find(({ code }) => !named.includes(code));
  if (missing) return fail('price_missing', missing.code);
  const cents = checkedPrices(prices.map(({ price }) => price));
  if (!cents.ok) return cents;
  const priceOf = new Map(named.map((code, i) => [code, cents.value[i]]));
  return ok(sizes.map((size) => ({ ...size, priceCents: priceOf.get(size.code) ?? size.priceCents })));
};

const says = ({ product, published }: ProductRecord): string =>
  JSON.stringify([
    product.name,
    product.tagline,
    product.description,
    published,
    product.sizes.map(({ priceCents }) => priceCents),
  ]);

/**
 * The product after a change; the very same record when the change says nothing new, so that nothing need be written.
 * Someone else's write since `expectedRevision` refuses it: the last to save must not wipe out what it never saw.
 */
export const changed = (
  before: ProductRecord,
  { expectedRevision, prices, published, ...words }: ProductChange,
  author: Author,
): Result<ProductRecord, ChangeCode> => {
  if (before.withdrawn) return fail('product_withdrawn');
  if (before.revision !== expectedRevision) return fail('revision_conflict', `now at ${before.revision}`);
  const sizes = repriced(before.product.sizes, prices);
  if (!sizes.ok) return sizes;
  const after: ProductRecord = {
    product: { ...before.product, ...words, sizes: sizes.value },
    published,
    withdrawn: false,
    revision: before.revision + 1,
    ...signed(author),
  };
  return ok(says(after) === says(before) ? before : after);
};

/** The product gone for good; the same record when it already is, whatever revision the caller saw. */
export const withdrawn = (
  before: ProductRecord,
  expectedRevision: number,
  author: Author,
): Result<ProductRecord, 'revision_conflict'> => {
  if (before.withdrawn) return ok(before);
  if (before.revision !== expectedRevision) return fail('revision_conflict', `now at ${before.revision}`);
  return ok({
    product: before.product,
    published: false,
    withdrawn: true,
    revision: before.revision + 1,
    ...signed(author),
  });
};
