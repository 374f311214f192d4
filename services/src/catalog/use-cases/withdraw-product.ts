import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { fail, type Result } from '@loja/kernel/result.ts';
import { withdrawn } from '../domain/change-product.ts';
import type { ProductStore } from '../ports.ts';
import { type ReplaceCode, replaced } from './replace-record.ts';

export interface WithdrawProduct {
  slug: string;
  expectedRevision: number;
  staffId: string;
}

export const withdrawProduct =
  (store: ProductStore, clock: Clock) =>
  async ({
    slug,
    expectedRevision,
    staffId,
  }: WithdrawProduct): Promise<Result<StaffProduct, ReplaceCode>> => {
    const before = await store.find(slug);
    if (!before) return fail('product_not_found');
    return replaced(store, before, withdrawn(before, expectedRevision, { staffId, at: clock() }));
  };
