import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import { staffView } from '../domain/record.ts';
import type { ProductStore } from '../ports.ts';

export const listProducts =
  (store: ProductStore) => async (): Promise<Result<{ products: StaffProduct[] }, never>> =>
    ok({ products: (await store.list()).map(staffView) });
