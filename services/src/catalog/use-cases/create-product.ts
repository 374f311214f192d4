import type { NewProduct, StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { created, type NewProductCode, type Parts } from '../domain/new-product.ts';
import { staffView } from '../domain/record.ts';
import type { ProductStore } from '../ports.ts';

export interface CreateProduct {
  wanted: NewProduct;
  staffId: string;
}

type Code = NewProductCode | 'slug_taken' | 'code_taken' | 'busy';

const partsOf = async (store: ProductStore, wanted: NewProduct): Promise<Parts> => {
  if (wanted.kind !== 'kit') return new Map();
  const slugs = [...new Set(wanted.contents.map(({ slug }) => slug))];
  const found = (await store.findAll(slugs)).filter(({ withdrawn }) => !withdrawn);
  return new Map(found.map(({ product }) => [product.slug, product]));
};

export const createProduct =
  (store: ProductStore, clock: Clock) =>
  async ({ wanted, staffId }: CreateProduct): Promise<Result<StaffProduct, Code>> => {
    const record = created(wanted, await partsOf(store, wanted), { staffId, at: clock() });
    if (!record.ok) return record;
    const outcome = await store.save(undefined, record.value);
    if (outcome === 'saved') return ok(staffView(record.value));
    return fail(outcome === 'revision_conflict' ? 'slug_taken' : outcome);
  };
