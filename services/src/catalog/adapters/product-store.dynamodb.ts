import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { ProductChanged, ProductWithdrawn } from '@loja/contracts/events/catalog.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { type Dynamo, putAny, putNew, putWhere, type Refusal, removing } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import { announcementOf, type ProductRecord } from '../domain/record.ts';
import { type SaleVariant, saleVariantsOf } from '../domain/variants.ts';
import type { ProductStore, SaveRefusal } from '../ports.ts';
import {
  codeItem,
  findRecord,
  listRecords,
  parseRecord,
  productKey,
  recordItem,
  variantItem,
  variantKey,
} from './products.dynamodb.ts';

const announced = { ProductChanged, ProductWithdrawn };

const onSale = (record: ProductRecord | undefined): SaleVariant[] =>
  record?.published ? saleVariantsOf(record.product) : [];

/** SKUs are rows only while their product is on the shelf: what is no row cannot be bought. */
const variantWrites = (
  table: string,
  before: ProductRecord | undefined,
  after: ProductRecord,
): TransactWriteItem[] => {
  const now = onSale(after);
  const kept = new Set(now.map(({ sku }) => sku));
  const gone = onSale(before).filter(({ sku }) => !kept.has(sku));
  return [
    ...now.map((variant) => putAny(table, variantItem(variant))),
    ...gone.map(({ sku }) => removing(table, variantKey(sku))),
  ];
};

const replacing = (table: string, { revision }: ProductRecord, after: ProductRecord): TransactWriteItem =>
  putWhere(table, recordItem(after), {
    condition: '#revision = :before',
    names: { '#revision': 'revision' },
    values: { ':before': revision },
  });

const refusalOf = (before: ProductRecord | undefined, [row, code]: readonly Refusal[]): SaveRefusal => {
  if (row?.code === 'ConditionalCheckFailed') return before ? 'revision_conflict' : 'slug_taken';
  return !before && code?.code === 'ConditionalCheckFailed' ? 'code_taken' : 'busy';
};

const announcement = (
  table: string,
  before: ProductRecord | undefined,
  after: ProductRecord,
  now: Date,
): TransactWriteItem[] => {
  const name = announcementOf(before, after);
  const data = { slug: after.product.slug, revision: after.revision };
  return name ? [outboxRow(table, announced[name], data, now)] : [];
};

/** One transaction of some thirty rows: the product, its code when new, its SKUs, the announcement. */
export const recordWrites = (
  table: string,
  before: ProductRecord | undefined,
  after: ProductRecord,
  now: Date,
): TransactWriteItem[] => [
  // Product and code come first: `refusalOf` reads them by their place.
  ...(before
    ? [replacing(table, before, after)]
    : [putNew(table, recordItem(after)), putNew(table, codeItem(after.product))]),
  ...variantWrites(table, before, after),
  ...announcement(table, before, after, now),
];

export const productStoreInDynamo = (dynamo: Dynamo, table: string, clock: Clock): ProductStore => ({
  list: () => listRecords(dynamo, table),
  find: (slug) => findRecord(dynamo, table, slug),

  async findAll(slugs) {
    const found = await dynamo.batchGet({ [table]: slugs.map(productKey) }, { consistent: true });
    return (found[table] ?? []).map(parseRecord);
  },

  async save(before, after) {
    const result = await dynamo.transact(recordWrites(table, before, after, clock()));
    return result.ok ? 'saved' : refusalOf(before, result.refusals);
  },
});
