import type { Product } from '@loja/contracts/http/shopfront.ts';

/** What the shop shows; it owns nothing and may be thrown away. */
export interface Shopfront {
  /** In the order of the shelf. */
  products(): Promise<Product[]>;
  product(slug: string): Promise<Product | undefined>;
}
