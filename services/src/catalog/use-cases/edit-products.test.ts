import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { productStoreInMemory } from '../adapters/product-store.memory.ts';
import { sampleRecord } from '../domain/sample-record.ts';
import type { ProductStore } from '../ports.ts';
import { changeProduct } from './change-product.ts';
import { createProduct } from './create-product.ts';
import { getProduct } from './get-product.ts';
import { listProducts } from './list-products.ts';
import { withdrawProduct } from './withdraw-product.ts';

const clock = () => new Date('2026-12-01T09:00:00Z');
const staffId = 'ana';
const record = sampleRecord();
const { slug } = record.product;
const prices = [
  { size: '250', price: brl(41_90) },
  { size: '500', price: brl(78_90) },
];
const change = {
  expectedRevision: 1,
  name: 'Serra Baixa',
  tagline: 'Para todo dia',
  description: 'Doce e curto.',
  published: true,
  prices,
};

/** A store that somebody else writes to between the reading and the saving. */
const overtaken = (): ProductStore => {
  const store = productStoreInMemory([record]);
  return {
    ...store,
    async find(wanted) {
      const found = await store.find(wanted);
      if (found) await store.save(found, { ...found, revision: found.revision + 1 });
      return found;
    },
  };
};

describe('a change', () => {
  test('is kept, and shown to the next who looks', async () => {
    const store = productStoreInMemory([record]);
    const answer = await changeProduct(store, clock)({ slug, change, staffId });
    expect(answer).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await getProduct(store)(slug)).toEqual(answer);
    expect(await listProducts(store)()).toMatchObject({ value: { products: [{ slug, revision: 2 }] } });
  });

  test('that says nothing new is not written', async () => {
    const store = productStoreInMemory([record]);
    const same = record.product.sizes.map(({ code, priceCents }) => ({ size: code, price: brl(priceCents) }));
    await changeProduct(store, clock)({ slug, change: { ...change, prices: same }, staffId });
    expect(await store.find(slug)).toBe(record);
  });

  test('loses to one that was quicker', async () => {
    expect(await changeProduct(overtaken(), clock)({ slug, change, staffId })).toMatchObject({
      code: 'revision_conflict',
    });
    expect(await withdrawProduct(overtaken(), clock)({ slug, expectedRevision: 1, staffId })).toMatchObject({
      code: 'revision_conflict',
    });
  });

  test('of a product that nobody has is no change', async () => {
    const store = productStoreInMemory();
    expect(await changeProduct(store, clock)({ slug, change, staffId })).toMatchObject({
      code: 'product_not_found',
    });
    expect(await withdrawProduct(store, clock)({ slug, expectedRevision: 1, staffId })).toMatchObject({
      code: 'product_not_found',
    });
    expect(await getProduct(store)(slug)).toMatchObject({ code: 'product_not_found' });
  });
});

describe('a kit', () => {
  const kit = {
    kind: 'kit' as const,
    slug: 'kit-novo',
    name: 'Novo',
    tagline: 'Dois',
    description: 'Dois cafés.',
    art: { shape: 'kit' as const, hue: 1 },
    position: 1,
    published: true,
    contents: [slug, 'outro'].map((part) => ({ slug: part, quantity: 1, netGrams: 250 as const })),
    price: brl(79_90),
    grinds: ['graos' as const],
  };

  test('is made of coffees that are there', async () => {
    const store = productStoreInMemory([record, sampleRecord({}, { slug: 'outro', code: 'OUTR' })]);
    const answer = await createProduct(store, clock)({ wanted: kit, staffId });
    expect(answer).toMatchObject({ ok: true, value: { code: 'KIT-BAIX-OUTR', revision: 1 } });
  });

  test('is not made of one that was withdrawn', async () => {
    const gone = sampleRecord({ withdrawn: true, published: false }, { slug: 'outro', code: 'OUTR' });
    const store = productStoreInMemory([record, gone]);
    expect(await createProduct(store, clock)({ wanted: kit, staffId })).toMatchObject({
      code: 'kit_part_unknown',
    });
    expect(await store.find('kit-novo')).toBeUndefined();
  });
});
