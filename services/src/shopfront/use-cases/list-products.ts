import type { Product } from '@loja/contracts/http/shopfront.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import type { Shopfront } from '../ports.ts';

export const listProducts =
  (shopfront: Shopfront) => async (): Promise<Result<{ products: Product[] }, never>> =>
    ok({ products: await shopfront.products() });
