import { envelopeOf } from '@loja/contracts/event.ts';
import { ProductChanged, ProductWithdrawn } from '@loja/contracts/events/catalog.ts';
import { brl } from '@loja/kernel/money.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleRecord } from '../domain/sample-record.ts';
import { seedCatalogue } from '../seed/index.ts';
import { changeProduct } from '../use-cases/change-product.ts';
import { createProduct } from '../use-cases/create-product.ts';
import { getProduct } from '../use-cases/get-product.ts';
import { listProducts } from '../use-cases/list-products.ts';
import { withdrawProduct } from '../use-cases/withdraw-product.ts';
import { productStoreInDynamo } from './product-store.dynamodb.ts';
import { productStoreSuite } from './product-store.suite.ts';
import { findProduct } from './products.dynamodb.ts';

const dynamo = new Dynamo();
const clock = () => new Date('2026-12-01T09:00:00Z');
let table: ThrowawayTable;
const store = () => productStoreInDynamo(dynamo, table.name, clock);
beforeAll(async () => {
  table = await throwawayTable('catalog-store', { byListing: true });
});
afterAll(() => table.drop());

productStoreSuite('DynamoDB', store);

const rowsOf = async (slug: string) => {
  const rows = await table.rows();
  const outbox = rows.filter(
    ({ entity, detail }) => entity === 'OUTBOX' && String(detail).includes(`"${slug}"`),
  );
  return {
    skus: rows
      .filter(({ productSlug }) => productSlug === slug)
      .map(({ sku, priceCents }) => [sku, priceCents]),
    told: outbox.map(({ name, detail }) => {
      const contract = name === 'ProductChanged' ? ProductChanged : ProductWithdrawn;
      return [name, envelopeOf(contract).parse(JSON.parse(String(detail))).data.revision];
    }),
  };
};

describe('a product, its SKUs and its announcement', () => {
  test('come, change and go together', async () => {
    const record = sampleRecord({}, { slug: 'inteiro', code: 'INTE' });
    await store().save(undefined, record);
    const four = ['INTE-250-COADO', 'INTE-250-GRAOS', 'INTE-500-COADO', 'INTE-500-GRAOS'];
    const { skus, told } = await rowsOf('inteiro');
    expect(skus.map(([sku]) => sku).toSorted()).toEqual(four);
    expect(told).toEqual([['ProductChanged', 1]]);

    const draft = { ...record, published: false, revision: 2 };
    await store().save(record, draft);
    expect(await findProduct(dynamo, table.name, 'inteiro')).toBeUndefined();
    const off = await rowsOf('inteiro');
    expect(off.skus).toEqual([]);
    expect(off.told).toContainEqual(['ProductWithdrawn', 2]);

    const back = { ...record, revision: 3 };
    await store().save(draft, back);
    expect((await rowsOf('inteiro')).skus).toHaveLength(4);
    expect(await findProduct(dynamo, table.name, 'inteiro')).toMatchObject({ slug: 'inteiro' });
  });

  test('are refused together: a late write leaves no SKU at its price and tells nothing', async () => {
    const record = sampleRecord({}, { slug: 'metade', code: 'META' });
    await store().save(undefined, record);
    await store().save(record, { ...record, revision: 2 });
    const before = await rowsOf('metade');
    const sizes = record.product.sizes.map((size) => ({ ...size, priceCents: 1 }));
    const late = { ...record, product: { ...record.product, sizes }, revision: 2 };
    expect(await store().save(record, late)).toBe('revision_conflict');
    expect(await rowsOf('metade')).toEqual(before);
  });
});

describe('the requests to the table', () => {
  const costs = async <Value>(act: () => Promise<Value>): Promise<[number, Value]> => {
    const before = dynamo.calls;
    const value = await act();
    return [dynamo.calls - before, value];
  };

  test('are two at most, whatever staff do', async () => {
    await seedCatalogue(dynamo, table.name);
    const staffId = 'ana';
    const base = { name: 'Caro', tagline: 'Conta', description: 'Conta tudo.', position: 1, published: true };
    const create = createProduct(store(), clock);
    const [forNew] = await costs(() =>
      create({
        staffId,
        wanted: {
          ...base,
          kind: 'equipment',
          slug: 'conta',
          code: 'CONT',
          art: { shape: 'mug', hue: 1 },
          label: '1 unidade',
          price: brl(100),
          grams: 1,
        },
      }),
    );
    const contents = ['quintal', 'varanda'].map((slug) => ({ slug, quantity: 1, netGrams: 250 as const }));
    const [forKit, kit] = await costs(() =>
      create({
        staffId,
        wanted: {
          ...base,
          kind: 'kit',
          slug: 'kit-conta',
          art: { shape: 'kit', hue: 1 },
          contents,
          price: brl(100),
          grinds: ['graos'],
        },
      }),
    );
    expect(kit.ok).toBe(true);
    const [forGet] = await costs(() => getProduct(store())('conta'));
    const [forList] = await costs(listProducts(store()));
    const words = { name: 'Caro', tagline: 'Conta', description: 'Conta tudo.' };
    const prices = [{ size: 'UN', price: brl(200) }];
    const [forChange] = await costs(() =>
      changeProduct(
        store(),
        clock,
      )({
        staffId,
        slug: 'conta',
        change: { ...words, expectedRevision: 1, published: true, prices },
      }),
    );
    const [forEnd] = await costs(() =>
      withdrawProduct(store(), clock)({ staffId, slug: 'conta', expectedRevision: 2 }),
    );
    expect({ forNew, forKit, forGet, forList, forChange, forEnd }).toEqual({
      forNew: 1,
      forKit: 2,
      forGet: 1,
      forList: 2,
      forChange: 2,
      forEnd: 2,
    });
  });
});

test('a second start leaves what staff have edited', async () => {
  await seedCatalogue(dynamo, table.name);
  const record = await store().find('quintal');
  const name = z.string().parse(record?.product.name);
  if (!record) throw new Error('no sample');
  await store().save(record, {
    ...record,
    product: { ...record.product, name: 'Quintal novo' },
    revision: 2,
  });
  await seedCatalogue(dynamo, table.name);
  expect((await store().find('quintal'))?.product.name).toBe('Quintal novo');
  expect((await store().find('varanda'))?.revision).toBe(1);
  expect(name).toBe('Quintal');
});
