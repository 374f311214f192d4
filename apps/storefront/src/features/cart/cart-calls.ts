import type {
  Cart,
  createCart,
  deleteCartCoupon,
  deleteCartItem,
  getCart,
  putCartCoupon,
  putCartItem,
  quoteShipping,
} from '@loja/contracts/http/cart.ts';
import { type Answer, call, type Failure } from '../../lib/api.ts';
import { forgetCart, readCartId, rememberCart } from './cart-memory.ts';

type CartAnswer = { ok: true; value: Cart } | Failure;

const remembered = (answer: CartAnswer): CartAnswer => {
  if (answer.ok) rememberCart(answer.value);
  else if (isGone(answer)) forgetCart();
  return answer;
};

const isGone = (answer: CartAnswer): boolean =>
  !answer.ok && answer.problem !== 'unreachable' && answer.problem.code === 'cart_not_found';

const openCart = async (): Promise<CartAnswer> => remembered(await call<typeof createCart>('POST', '/carts'));

/** The cart of this browser, or undefined when there is none yet. */
export const currentCart = async (): Promise<CartAnswer | undefined> => {
  const cartId = readCartId();
  return cartId
    ? remembered(await call<typeof getCart>('GET', '/carts/{cartId}', { params: { cartId } }))
    : undefined;
};

const put = async (cartId: string, sku: string, quantity: number): Promise<CartAnswer> =>
  remembered(
    await call<typeof putCartItem>('PUT', '/carts/{cartId}/items/{sku}', {
      params: { cartId, sku },
      body: { quantity },
    }),
  );

/** Adds to what the cart already has of the SKU; opens a cart when there is none, or when the old one is over. */
export const addToCart = async (sku: string, quantity: number, cap: number): Promise<CartAnswer> => {
  const found = await currentCart();
  const cart = found === undefined || isGone(found) ? await openCart() : found;
  if (!cart.ok) return cart;
  const already = cart.value.lines.find((line) => line.sku === sku)?.quantity ?? 0;
  return put(cart.value.cartId, sku, Math.min(cap, already + quantity));
};

export const setQuantity = (cartId: string, sku: string, quantity: number): Promise<CartAnswer> =>
  put(cartId, sku, quantity);

export const removeLine = async (cartId: string, sku: string): Promise<CartAnswer> =>
  remembered(
    await call<typeof deleteCartItem>('DELETE', '/carts/{cartId}/items/{sku}', { params: { cartId, sku } }),
  );

export const putCoupon = async (cartId: string, code: string): Promise<CartAnswer> =>
  remembered(
    await call<typeof putCartCoupon>('PUT', '/carts/{cartId}/coupon', { params: { cartId }, body: { code } }),
  );

export const removeCoupon = async (cartId: string): Promise<CartAnswer> =>
  remembered(await call<typeof deleteCartCoupon>('DELETE', '/carts/{cartId}/coupon', { params: { cartId } }));

export const quoteFreight = (cartId: string, cep: string): Promise<Answer<typeof quoteShipping>> =>
  call<typeof quoteShipping>('POST', '/carts/{cartId}/shipping-quotes', {
    params: { cartId },
    body: { cep },
  });
