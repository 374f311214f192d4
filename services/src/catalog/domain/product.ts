import type { Grind } from '@loja/contracts/http/product-ids.ts';
import type { CoffeeFacts, Product } from '@loja/contracts/http/shopfront.ts';

/** What one sold unit takes from one stock item: grams of roasted bean, or pieces. */
export interface Consumption {
  stockItemId: string;
  quantity: number;
}

export type Kind = Product['kind'];

/** A size on the shelf: every grind of it costs the same and takes the same from stock. */
export interface Size {
  /** The size's part of the SKU: `250`, `UN`; empty for a kit, whose code says it all. */
  code: string;
  /** "250 g". */
  label: string;
  priceCents: number;
  /** Net content; absent for equipment. */
  netGrams?: number;
  /** What a carrier charges for: packed weight, or cubic weight where that is more. */
  grams: number;
  consumes: Consumption[];
}

/** A product as catalog keeps it. Its variants follow from sizes and grinds, so a price has one place. */
export interface CatalogProduct {
  slug: string;
  /** First part of its SKUs, and for coffee and equipment the id of its stock item. */
  code: string;
  kind: Kind;
  name: string;
  tagline: string;
  description: string;
  art: Product['art'];
  photos?: NonNullable<Product['photos']>;
  position: number;
  coffee?: CoffeeFacts;
  contents?: NonNullable<Product['contents']>;
  specifications?: NonNullable<Product['specifications']>;
  sizes: Size[];
  /** Empty for equipment. */
  grinds: Grind[];
}
