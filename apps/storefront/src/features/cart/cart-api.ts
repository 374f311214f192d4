import type { Cart, createCart, putCartCoupon, putCartItem } from '@loja/contracts/http/cart.ts';
import { call, type Failure } from '../../lib/api.ts';

export type CartAnswer = { ok: true; value: Cart } | Failure;

export const openCart = (): Promise<CartAnswer> => call<typeof createCart>('POST', '/carts');

export const putLine = (cartId: string, sku: string, quantity: number): Promise<CartAnswer> =>
  call<typeof putCartItem>('PUT', '/carts/{cartId}/items/{sku}', {
    params: { cartId, sku },
    body: { quantity },
  });

export const putCode = (cartId: string, code: string): Promise<CartAnswer> =>
  call<typeof putCartCoupon>('PUT', '/carts/{cartId}/coupon', { params: { cartId }, body: { code } });
