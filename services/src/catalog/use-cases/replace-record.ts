import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type ProductRecord, staffView } from '../domain/record.ts';
import type { ProductStore } from '../ports.ts';

export type ReplaceCode = 'product_not_found' | 'revision_conflict' | 'busy';

/** Saves what the domain allowed; a record that stayed as it was is not written again. */
export const replaced = async <Code extends string>(
  store: ProductStore,
  before: ProductRecord,
  after: Result<ProductRecord, Code>,
): Promise<Result<StaffProduct, Code | ReplaceCode>> => {
  if (!after.ok) return after;
  if (after.value === before) return ok(staffView(before));
  const outcome = await store.save(before, after.value);
  if (outcome === 'saved') return ok(staffView(after.value));
  return fail(outcome === 'busy' ? 'busy' : 'revision_conflict');
};
