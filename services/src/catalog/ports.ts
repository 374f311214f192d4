import type { ProductRecord } from './domain/record.ts';

/** Why a write was refused: somebody else's came first, or a name is in use. */
export type SaveRefusal = 'revision_conflict' | 'slug_taken' | 'code_taken' | 'busy';

export interface ProductStore {
  /** All but the withdrawn: the shelf in its order, then drafts in theirs. */
  list(): Promise<ProductRecord[]>;
  find(slug: string): Promise<ProductRecord | undefined>;
  /** Those that exist of the slugs, in no order. */
  findAll(slugs: readonly string[]): Promise<ProductRecord[]>;
  /**
   * Writes `after` in place of `before`, or as new: product, SKUs and announcement together or not at all. Refuses
   * when the row is not `before` any more.
   */
  save(before: ProductRecord | undefined, after: ProductRecord): Promise<'saved' | SaveRefusal>;
}
