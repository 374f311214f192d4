import type { ProductChange, StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { fail, type Result } from '@loja/kernel/result.ts';
import { type ChangeCode, changed } from '../domain/change-product.ts';
import type { ProductStore } from '../ports.ts';
import { type ReplaceCode, replaced } from './replace-record.ts';

export interface ChangeProduct {
  slug: string;
  change: ProductChange;
  staffId: string;
}

export const changeProduct =
  (store: ProductStore, clock: Clock) =>
  async ({
    slug,
    change,
    staffId,
  }: ChangeProduct): Promise<Result<StaffProduct, ChangeCode | ReplaceCode>> => {
    const before = await store.find(slug);
    if (!before) return fail('product_not_found');
    return replaced(store, before, changed(before, change, { staffId, at: clock() }));
  };
