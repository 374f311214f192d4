import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { staffView } from '../domain/record.ts';
import type { ProductStore } from '../ports.ts';

export const getProduct =
  (store: ProductStore) =>
  async (slug: string): Promise<Result<StaffProduct, 'product_not_found'>> => {
    const record = await store.find(slug);
    return record ? ok(staffView(record)) : fail('product_not_found');
  };
