import * as rows from './adapters/cart-item.ts';
import type * as domain from './domain/cart.ts';

export type StoredCart = domain.StoredCart;

/** For callers that read a cart with their own items: key and parser (undefined: absent or out of time). */
export const cartKey = rows.cartKey;
export const parseCart = rows.parseCart;
