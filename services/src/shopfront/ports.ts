import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { sendVitals } from '@loja/contracts/http/telemetry.ts';
import type { BodyOf } from '@loja/contracts/route.ts';

/** What the shop shows; it owns nothing and may be thrown away. */
export interface Shopfront {
  /** In the order of the shelf. */
  products(): Promise<Product[]>;
  product(slug: string): Promise<Product | undefined>;
}

export type PageView = BodyOf<typeof sendVitals>;

/** Counts page views by how they felt. Cannot fail: a lost measurement is no shopper's concern. */
export interface VitalsRecord {
  add(view: PageView): void;
}
