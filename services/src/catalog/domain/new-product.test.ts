import { Sku } from '@loja/contracts/http/product-ids.ts';
import { NewProduct, StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { sampleProducts } from '../seed/index.ts';
import { created, type Parts } from './new-product.ts';
import type { CatalogProduct } from './product.ts';
import { staffView } from './record.ts';
import { sampleCoffee } from './sample-record.ts';
import { saleVariantsOf, stockItemsNamedIn } from './variants.ts';

const author = { staffId: 'ana', at: new Date('2026-12-01T09:00:00Z') };
const partsOf = (...products: CatalogProduct[]): Parts =>
  new Map(products.map((product) => [product.slug, product]));
const made = (wanted: NewProduct, parts: Parts = new Map()): CatalogProduct => {
  const record = created(NewProduct.parse(wanted), parts, author);
  if (!record.ok) throw new Error(record.code);
  // Staff are shown it whole and nothing else.
  const view = staffView(record.value);
  expect(StaffProduct.strict().parse(view)).toEqual(view);
  return record.value.product;
};

const base = {
  slug: 'novo',
  name: 'Novo',
  tagline: 'Recém-chegado',
  description: 'Ainda sem fama.',
  art: { shape: 'bag', hue: 1 } as const,
  position: 1,
  published: true,
};
const facts = sampleProducts.find(({ coffee }) => coffee)?.coffee;
if (!facts) throw new Error('no sample coffee');

const coffee = (more: object = {}): NewProduct =>
  NewProduct.parse({
    ...base,
    kind: 'coffee',
    code: 'NOVO',
    coffee: facts,
    portions: [
      { netGrams: 1000, price: brl(120_00) },
      { netGrams: 250, price: brl(35_00) },
    ],
    grinds: ['graos', 'coado'],
    ...more,
  });

const kit = (contents: object[], more: object = {}): NewProduct =>
  NewProduct.parse({ ...base, kind: 'kit', contents, price: brl(99_90), grinds: ['graos'], ...more });

describe('a new coffee', () => {
  test('is sold in its pouches, smallest first, each drawing its own grams', () => {
    expect(made(coffee()).sizes.map(({ code, consumes }) => [code, consumes])).toEqual([
      ['250', [{ stockItemId: 'NOVO', quantity: 250 }]],
      ['1000', [{ stockItemId: 'NOVO', quantity: 1000 }]],
    ]);
  });

  test('cannot have one pouch at two prices, nor a price beyond reason', () => {
    const twice = [brl(1), brl(2)].map((price) => ({ netGrams: 250, price }));
    expect(created(coffee({ portions: twice }), new Map(), author)).toMatchObject({ code: 'size_repeated' });
    const free = [{ netGrams: 250, price: brl(0) }];
    expect(created(coffee({ portions: free }), new Map(), author)).toMatchObject({
      code: 'price_out_of_range',
    });
  });

  test('comes in no pouch that inventory does not watch', () => {
    expect(() => coffee({ portions: [{ netGrams: 100, price: brl(1) }] })).toThrow();
  });
});

describe('a new kit', () => {
  const two = [
    { slug: 'a', quantity: 2, netGrams: 250 },
    { slug: 'b', quantity: 1, netGrams: 1000 },
  ];
  const parts = partsOf(sampleCoffee({ slug: 'a', code: 'AAAA' }), sampleCoffee({ slug: 'b', code: 'BBBB' }));

  test('takes code, weight and stock from the coffees in it', () => {
    expect(made(kit(two), parts)).toMatchObject({
      code: 'KIT-AAAA-BBBB',
      sizes: [
        {
          label: '2 × 250 g + 1 × 1 kg',
          netGrams: 1500,
          grams: 2 * 270 + 1050 + 90,
          consumes: [
            { stockItemId: 'AAAA', quantity: 500 },
            { stockItemId: 'BBBB', quantity: 1000 },
          ],
        },
      ],
    });
  });

  test('weighs and is labelled as the kits of the sample are', () => {
    const sample = sampleProducts.find(({ slug }) => slug === 'kit-tres-brasis');
    const contents = (sample?.contents ?? []).map(({ slug }) => ({ slug, quantity: 1, netGrams: 250 }));
    const { sizes, code } = made(kit(contents), partsOf(...sampleProducts));
    const [{ priceCents: _price, ...like } = { priceCents: 0 }] = sample?.sizes ?? [];
    expect(code).toBe(sample?.code);
    expect(sizes[0]).toMatchObject(like);
  });

  test.each([
    ['an unknown part', kit([...two, { slug: 'c', quantity: 1, netGrams: 250 }]), 'kit_part_unknown'],
    ['one coffee twice', kit([two[0] ?? {}, two[0] ?? {}]), 'size_repeated'],
    ['a price of nothing', kit(two, { price: brl(0) }), 'price_out_of_range'],
  ])('is refused for %s', (_, wanted, code) => {
    expect(created(wanted, parts, author)).toMatchObject({ ok: false, code });
  });

  test('holds coffee only', () => {
    const scale = sampleCoffee({ slug: 'b', code: 'BBBB', kind: 'equipment' });
    const mixed = partsOf(sampleCoffee({ slug: 'a', code: 'AAAA' }), scale);
    expect(created(kit(two), mixed, author)).toMatchObject({ code: 'kit_part_unknown', detail: 'b' });
  });

  test('of as many coffees with as long codes as can be still has SKUs that the API takes', () => {
    const slugs = ['a', 'b', 'c', 'd', 'e'];
    const longest = partsOf(
      ...slugs.map((slug) => sampleCoffee({ slug, code: `${slug.toUpperCase()}ABCDEF8` })),
    );
    const contents = slugs.map((slug) => ({ slug, quantity: 1, netGrams: 250 }));
    const [variant] = saleVariantsOf(made(kit(contents, { grinds: ['aeropress'] }), longest));
    expect(Sku.parse(variant?.sku)).toBe(variant?.sku);
    expect(stockItemsNamedIn(variant?.sku ?? '')).toEqual(
      variant?.consumes.map(({ stockItemId }) => stockItemId),
    );
  });
});

test('a new piece of equipment is one SKU and counted in pieces', () => {
  const mug = NewProduct.parse({
    ...base,
    kind: 'equipment',
    code: 'MUG',
    label: '1 unidade',
    price: brl(49_90),
    grams: 400,
  });
  expect(saleVariantsOf(made(mug))).toMatchObject([
    { sku: 'MUG-UN', priceCents: 49_90, consumes: [{ stockItemId: 'MUG', quantity: 1 }] },
  ]);
});
