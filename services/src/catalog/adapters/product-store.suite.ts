import { describe, expect, test } from 'vitest';
import type { CatalogProduct } from '../domain/product.ts';
import type { ProductRecord } from '../domain/record.ts';
import { sampleRecord } from '../domain/sample-record.ts';
import type { ProductStore } from '../ports.ts';

let made = 0;
/** A record that no other test has. */
const fresh = (
  more: Partial<Omit<ProductRecord, 'product'>> = {},
  product: Partial<CatalogProduct> = {},
): ProductRecord => {
  made += 1;
  return sampleRecord(more, { slug: `cafe-${made}`, code: `C${made}X`, ...product });
};
const next = (record: ProductRecord, more: Partial<ProductRecord> = {}): ProductRecord => ({
  ...record,
  revision: record.revision + 1,
  updatedAt: '2026-12-01T09:00:00.000Z',
  updatedBy: 'ana',
  ...more,
});

/** What a store of products must do wherever it keeps them. */
export const productStoreSuite = (place: string, store: () => ProductStore): void => {
  describe(`products in ${place}`, () => {
    test('are found as they were written', async () => {
      const record = fresh();
      expect(await store().save(undefined, record)).toBe('saved');
      expect(await store().find(record.product.slug)).toEqual(record);
      expect(await store().find('cafe-nenhum')).toBeUndefined();
      const changed = next(record);
      expect(await store().save(record, changed)).toBe('saved');
      expect(await store().find(record.product.slug)).toEqual(changed);
    });

    test('are not overwritten by who saw them before another did', async () => {
      const record = fresh();
      await store().save(undefined, record);
      const first = next(record, { updatedBy: 'ana' });
      expect(await store().save(record, first)).toBe('saved');
      expect(await store().save(record, next(record, { updatedBy: 'rui' }))).toBe('revision_conflict');
      expect(await store().find(record.product.slug)).toEqual(first);
    });

    test('have an address and a code that are theirs for ever', async () => {
      const record = fresh();
      await store().save(undefined, record);
      const gone = next(record, { published: false, withdrawn: true });
      await store().save(record, gone);
      expect(await store().save(undefined, fresh({}, { slug: record.product.slug }))).toBe('slug_taken');
      expect(await store().save(undefined, fresh({}, { code: record.product.code }))).toBe('code_taken');
      expect(await store().find(record.product.slug)).toEqual(gone);
    });

    test('are listed with the shelf first, then drafts, and without the withdrawn', async () => {
      const draft = fresh({ published: false }, { position: 1 });
      const second = fresh({}, { position: 50 });
      const first = fresh({}, { position: 40 });
      const gone = fresh({ published: false, withdrawn: true });
      const own = [draft, second, first, gone];
      for (const record of own) await store().save(undefined, record);
      const slugs = new Set(own.map(({ product }) => product.slug));
      const listed = (await store().list()).filter(({ product }) => slugs.has(product.slug));
      expect(listed).toEqual([first, second, draft]);
    });

    test('are found together, as far as they exist', async () => {
      const [a, b] = [fresh(), fresh()];
      for (const record of [a, b]) await store().save(undefined, record);
      const found = await store().findAll([a.product.slug, 'cafe-nenhum', b.product.slug]);
      expect(found.toSorted((x, y) => (x.product.slug < y.product.slug ? -1 : 1))).toEqual(
        [a, b].toSorted((x, y) => (x.product.slug < y.product.slug ? -1 : 1)),
      );
      expect(await store().findAll([])).toEqual([]);
    });
  });
};
