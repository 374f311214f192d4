import type { Product } from '@loja/contracts/http/shopfront.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { Shopfront } from '../ports.ts';

export const getProduct =
  (shopfront: Shopfront) =>
  async (slug: string): Promise<Result<Product, 'product_not_found'>> => {
    const product = await shopfront.product(slug);
    return product ? ok(product) : fail('product_not_found');
  };
