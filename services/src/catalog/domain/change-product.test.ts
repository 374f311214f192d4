import type { ProductChange } from '@loja/contracts/http/staff-catalog.ts';
import { brl } from '@loja/kernel/money.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, withdrawn } from './change-product.ts';
import { announcementOf, staffView } from './record.ts';
import { sampleRecord } from './sample-record.ts';
import { saleVariantsOf } from './variants.ts';

const author = { staffId: 'ana', at: new Date('2026-12-01T09:00:00Z') };
const before = sampleRecord();

const change = (more: Partial<ProductChange> = {}): ProductChange => ({
  expectedRevision: 1,
  name: before.product.name,
  tagline: before.product.tagline,
  description: before.product.description,
  published: true,
  prices: before.product.sizes.map(({ code, priceCents }) => ({ size: code, price: brl(priceCents) })),
  ...more,
});
const prices = (...cents: [size: string, cents: number][]) =>
  cents.map(([size, amount]) => ({ size, price: brl(amount) }));

describe('a change', () => {
  test('of a price reaches every SKU of its size and no other', () => {
    const after = changed(before, change({ prices: prices(['500', 79_90], ['250', 39_90]) }), author);
    if (!after.ok) throw new Error(after.code);
    expect(saleVariantsOf(after.value.product).map(({ sku, priceCents }) => [sku, priceCents])).toEqual([
      ['BAIX-250-GRAOS', 39_90],
      ['BAIX-250-COADO', 39_90],
      ['BAIX-500-GRAOS', 79_90],
      ['BAIX-500-COADO', 79_90],
    ]);
    expect(after.value).toMatchObject({
      revision: 2,
      updatedAt: '2026-12-01T09:00:00.000Z',
      updatedBy: 'ana',
    });
  });

  test('that says nothing new is the record itself', () => {
    const after = changed(before, change(), author);
    expect(after.ok && after.value).toBe(before);
  });

  test.each([
    ['size_unknown', change({ prices: prices(['250', 1], ['500', 1], ['1000', 1]) })],
    ['price_missing', change({ prices: prices(['250', 1]) })],
    ['size_repeated', change({ prices: prices(['250', 1], ['250', 2], ['500', 1]) })],
    ['price_out_of_range', change({ prices: prices(['250', 0], ['500', 1]) })],
    ['price_out_of_range', change({ prices: prices(['250', 10_000_01], ['500', 1]) })],
    ['revision_conflict', change({ expectedRevision: 2 })],
  ] as const)('is refused with %s', (code, wrong) => {
    expect(changed(before, wrong, author)).toMatchObject({ ok: false, code });
  });

  test('of what is gone for good is refused, whatever it says', () => {
    const gone = sampleRecord({ withdrawn: true, published: false });
    expect(changed(gone, change(), author)).toMatchObject({ code: 'product_withdrawn' });
  });

  test('never touches what an editor may not: address, code, stock, position', () => {
    const cents = fc.integer({ min: 1, max: 10_000_00 });
    const words = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(cents, cents, words, fc.boolean(), (small, large, name, published) => {
        const after = changed(
          before,
          change({ name, published, prices: prices(['250', small], ['500', large]) }),
          author,
        );
        if (!after.ok) throw new Error(after.code);
        const { slug, code, position, sizes } = after.value.product;
        expect({ slug, code, position }).toEqual({ slug: 'serra-baixa', code: 'BAIX', position: 10 });
        expect(sizes.map(({ consumes }) => consumes)).toEqual(
          before.product.sizes.map(({ consumes }) => consumes),
        );
        expect(after.value.revision - before.revision).toBe(after.value === before ? 0 : 1);
      }),
    );
  });
});

describe('withdrawing', () => {
  test('ends the product, once', () => {
    const after = withdrawn(before, 1, author);
    if (!after.ok) throw new Error(after.code);
    expect(after.value).toMatchObject({ withdrawn: true, published: false, revision: 2 });
    expect(withdrawn(after.value, 1, author)).toEqual({ ok: true, value: after.value });
  });

  test('is refused to who saw an older product', () => {
    expect(withdrawn(sampleRecord({ revision: 3 }), 1, author)).toMatchObject({ code: 'revision_conflict' });
  });
});

test.each([
  ['a new product on the shelf', undefined, sampleRecord(), 'ProductChanged'],
  ['a new draft', undefined, sampleRecord({ published: false }), undefined],
  [
    'a draft that is written again',
    sampleRecord({ published: false }),
    sampleRecord({ published: false }),
    undefined,
  ],
  ['a draft that is published', sampleRecord({ published: false }), sampleRecord(), 'ProductChanged'],
  ['a product taken off the shelf', sampleRecord(), sampleRecord({ published: false }), 'ProductWithdrawn'],
  ['a changed product', sampleRecord(), sampleRecord({ revision: 2 }), 'ProductChanged'],
])('%s is announced as %s', (_, was, is, name) => {
  expect(announcementOf(was, is)).toBe(name);
});

test('staff see prices, and neither stock nor who wrote', () => {
  const view = staffView(sampleRecord({ updatedBy: 'ana' }));
  expect(view.sizes[0]?.price).toEqual(brl(39_90));
  expect(JSON.stringify(view)).not.toMatch(/consumes|priceCents|updatedBy/);
});
