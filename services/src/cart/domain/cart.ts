import type { Availability } from '@loja/contracts/http/product-ids.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Coupon } from '#promotions/offers.ts';

/** The product as it was when the shopper chose it: a cart can be shown without asking catalog. */
export interface Snapshot {
  productSlug: string;
  name: string;
  variantLabel: string;
  unitPriceCents: number;
  /** Chargeable grams for freight, of one unit. */
  grams: number;
  kind: 'coffee' | 'kit' | 'equipment';
  consumes: { stockItemId: string; quantity: number }[];
  availability: Availability;
}

export interface StoredLine {
  sku: string;
  quantity: number;
  /** ISO instant of the first time; the cart lists in this order. */
  addedAt: string;
  snapshot: Snapshot;
}

/** A cart as kept: what was wanted, never prices of record. */
export interface StoredCart {
  cartId: CartId;
  lines: StoredLine[];
  /** The coupon as it was when it was put on. */
  coupon?: Coupon;
  /** The customer whose cart it is; a guest’s belongs to whoever knows its id. */
  owner?: string;
}

/** Lines in the order of their adding. */
export const inOrder = (lines: readonly StoredLine[]): StoredLine[] =>
  lines.toSorted((a, b) => (a.addedAt + a.sku < b.addedAt + b.sku ? -1 : 1));
