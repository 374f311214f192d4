import type { ProductRecord } from '../domain/record.ts';
import type { ProductStore } from '../ports.ts';

/** The model that the table is held to. */
export const productStoreInMemory = (initial: readonly ProductRecord[] = []): ProductStore => {
  const records = new Map(initial.map((record) => [record.product.slug, record]));
  const byPosition = (a: ProductRecord, b: ProductRecord) =>
    Number(b.published) - Number(a.published) ||
    a.product.position - b.product.position ||
    (a.product.slug < b.product.slug ? -1 : 1);

  return {
    list: async () => [...records.values()].filter(({ withdrawn }) => !withdrawn).sort(byPosition),
    find: async (slug) => records.get(slug),
    findAll: async (slugs) => slugs.flatMap((slug) => records.get(slug) ?? []),
    async save(before, after) {
      const { slug, code } = after.product;
      const there = records.get(slug);
      if (before && there?.revision !== before.revision) return 'revision_conflict';
      if (!before && there) return 'slug_taken';
      if (!before && [...records.values()].some(({ product }) => product.code === code)) return 'code_taken';
      records.set(slug, after);
      return 'saved';
    },
  };
};
