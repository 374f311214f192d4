import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { SiteRenderer, SiteSettings } from '@loja/contracts/site.ts';
import { sampleProducts } from '@loja/services/catalog/seed';
import { byStockItem } from '@loja/services/inventory/domain/stock.ts';
import { sampleStock } from '@loja/services/inventory/seed';
import { productView } from '@loja/services/shopfront/domain/product-view.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeStorefront } from '../../scripts/bundle/storefront.ts';

/** The renderer that the publisher carries, in a folder of this test's own. */
const folder = mkdtempSync(join(tmpdir(), 'loja-renderer-'));
const bundled = async (): Promise<SiteRenderer> => {
  placeStorefront(folder);
  const entry = pathToFileURL(join(folder, 'server', 'entry.mjs')).href;
  const { rendererFor }: { rendererFor: (settings: SiteSettings) => SiteRenderer } = await import(
    /* @vite-ignore */ entry
  );
  return rendererFor({});
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stock = byStockItem(sampleStock);
const shelf = (): Product[] => sampleProducts.map((product) => structuredClone(productView(product, stock)));

let renderer: SiteRenderer;
beforeAll(async () => {
  renderer = await bundled();
});

type Change = (shelf: Product[], at: number) => Product[];

const edited =
  (edit: (product: Product) => void): Change =>
  (products, at) => {
    const product = products[at % products.length];
    if (product) edit(product);
    return products;
  };

const changes: Record<string, Change> = {
  price: edited(({ variants }) => {
    for (const variant of variants) variant.price = { ...variant.price, cents: variant.price.cents + 1_10 };
  }),
  name: edited((product) => {
    product.name = 'Outro Nome';
  }),
  words: edited((product) => {
    product.tagline = 'Com outra chamada';
    product.description = 'Com outro texto.';
  }),
  soldOut: edited(({ variants }) => {
    for (const variant of variants) variant.availability = 'sold_out';
  }),
  lastBags: edited(({ variants }) => {
    for (const variant of variants) variant.availability = 'low_stock';
  }),
  region: edited(({ coffee }) => {
    if (coffee) coffee.region = 'Cerrado Mineiro';
  }),
  profile: edited(({ coffee }) => {
    if (coffee) coffee.profile = coffee.profile === 'intenso' ? 'frutado' : 'intenso';
  }),
  process: edited(({ coffee }) => {
    if (coffee) coffee.process = 'honey';
  }),
  roast: edited(({ coffee }) => {
    if (coffee) coffee.roast = coffee.roast === 'clara' ? 'media' : 'clara';
  }),
  methods: edited(({ coffee }) => {
    if (coffee) coffee.methods = ['coldbrew', 'graos'];
  }),
  notes: edited(({ coffee }) => {
    if (coffee) coffee.notes = ['jabuticaba', 'rapadura', 'hortelã'];
  }),
  lot: edited(({ coffee }) => {
    if (coffee) coffee.label = { ...coffee.label, lot: 'L-NOVO' };
  }),
  hue: edited((product) => {
    product.art = { ...product.art, hue: (product.art.hue + 90) % 360 };
  }),
  place: edited((product) => {
    product.position = 1;
  }),
  time: edited((product) => {
    product.updatedAt = '2026-12-01T10:00:00.000Z';
  }),
  withdrawal: (products, at) => products.toSpliced(at % products.length, 1),
  arrival: (products, at) => {
    const product = products[at % products.length];
    return product ? [...products, { ...structuredClone(product), slug: 'recem-chegado' }] : products;
  },
};

const bytes = async (products: readonly Product[], path: string): Promise<string> =>
  Buffer.from((await renderer.render(products, path)).body).toString('base64');

/** The sample's own, rendered once. */
const known = new Map<string, Promise<string>>();
const sampleBytes = (path: string): Promise<string> => {
  const found = known.get(path) ?? bytes(shelf(), path);
  known.set(path, found);
  return found;
};

const isPicture = (path: string) => path.endsWith('.png');
const isEnglish = (path: string) => path.startsWith('/en/');

describe('what a change touches', () => {
  test.each(Object.keys(changes))(
    '%s: every file that says it shows nothing new has the same bytes',
    async (kind) => {
      const before = shelf();
      const shown = new Map(renderer.files(before).map(({ path, shows }) => [path, shows]));
      const holds = async (at: number, among: (path: string) => boolean): Promise<void> => {
        const after = changes[kind]?.(shelf(), at) ?? [];
        const untouched = renderer.files(after).filter(({ path, shows }) => shown.get(path) === shows);
        for (const { path } of untouched.filter((file) => !isPicture(file.path) && among(file.path)))
          if ((await sampleBytes(path)) !== (await bytes(after, path)))
            expect.fail(`${kind} of ${at}: ${path}`);
      };
      const product = fc.nat(before.length - 1);
      // Two products, each in one language: a page is one template in both, and rendering is all the time this takes.
      await fc.assert(
        fc.asyncProperty(product, product, async (one, other) => {
          await holds(one, (path) => !isEnglish(path));
          await holds(other, isEnglish);
        }),
        { numRuns: 1 },
      );
    },
  );

  test('a price leaves alone most of the shop', () => {
    const before = renderer.files(shelf());
    const shown = new Map(before.map(({ path, shows }) => [path, shows]));
    const after = changes.price?.(shelf(), 3) ?? [];
    const touched = renderer.files(after).filter(({ path, shows }) => shown.get(path) !== shows);
    expect(touched.length).toBeGreaterThan(10);
    expect(touched.length).toBeLessThan(before.length / 2);
    expect(touched.filter(({ path }) => isPicture(path))).toEqual([]);
  });

  test('nothing is in the list twice, and every page of the storefront is', () => {
    const paths = renderer.files(shelf()).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const pages = globSync('apps/storefront/src/pages/**/*.{astro,ts}').map((file) =>
      file
        .replace('apps/storefront/src/pages/', '/')
        .replace('[...lang]/', '')
        .replace(/(index)?\.(astro|ts)$/, ''),
    );
    const listed = (page: string): boolean => {
      const pattern = page.replace(/[.]/g, '\\.').replace(/\[[^\]]+\]/g, '[^/]+');
      return paths.some((path) => new RegExp(`^(/en)?${pattern}/?$`).test(path));
    };
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter((page) => !listed(page))).toEqual([]);
  });

  test('the same shelf is the same bytes, pictures too', async () => {
    const files = renderer.files(shelf()).map(({ path }) => path);
    // A picture takes as long as a hundred pages.
    const pictures = files.filter(isPicture).filter((_, at) => at % 24 === 0);
    for (const path of [...files.filter((path) => !isPicture(path)), ...pictures])
      if ((await sampleBytes(path)) !== (await bytes(shelf(), path))) expect.fail(path);
  });
});
