import type { deleteCartCoupon, deleteCartItem, getCart, quoteShipping } from '@loja/contracts/http/cart.ts';
import { type Answer, call, type Failure } from '../../lib/api.ts';
import { type CartAnswer, openCart, putCode, putLine } from './cart-api.ts';
import { forgetCart, readCartId, rememberCart } from './cart-memory.ts';

const remembered = (answer: CartAnswer): CartAnswer => {
  if (answer.ok) rememberCart(answer.value);
  return answer;
};

const isGone = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && problem.code === 'cart_not_found';

let copying: Promise<string | undefined> | undefined;

/** Its code comes only when it is wanted: a session that is over is rare. */
const copied = (gone: string): Promise<string | undefined> => {
  copying ??= import('./copy-own.ts')
    .then(({ copyOfOwn }) => copyOfOwn(gone))
    .finally(() => {
      copying = undefined;
    });
  return copying;
};

/** Asks about a cart, or about its copy where it was an account's and its session is over. */
const inCart = async <Value>(
  cartId: string,
  ask: (cartId: string) => Promise<{ ok: true; value: Value } | Failure>,
): Promise<{ ok: true; value: Value } | Failure> => {
  const answer = await ask(cartId);
  if (answer.ok || !isGone(answer)) return answer;
  try {
    const copy = await copied(cartId);
    if (copy) return ask(copy);
    forgetCart();
    return answer;
  } catch {
    // Whether it is gone for good is not known: nothing is forgotten.
    return { ok: false, problem: 'unreachable' };
  }
};

const changed = async (cartId: string, ask: (cartId: string) => Promise<CartAnswer>): Promise<CartAnswer> =>
  remembered(await inCart(cartId, ask));

/** The cart of this browser, or undefined when there is none yet. */
export const currentCart = async (): Promise<CartAnswer | undefined> => {
  const held = readCartId();
  return held
    ? changed(held, (cartId) => call<typeof getCart>('GET', '/carts/{cartId}', { params: { cartId } }))
    : undefined;
};

/** Adds to what the cart already has of the SKU; opens a cart when there is none, or when the old one is over. */
export const addToCart = async (sku: string, quantity: number, cap: number): Promise<CartAnswer> => {
  const found = await currentCart();
  const cart = found === undefined || (!found.ok && isGone(found)) ? remembered(await openCart()) : found;
  if (!cart.ok) return cart;
  const already = cart.value.lines.find((line) => line.sku === sku)?.quantity ?? 0;
  return setQuantity(cart.value.cartId, sku, Math.min(cap, already + quantity));
};

export const setQuantity = (cartId: string, sku: string, quantity: number): Promise<CartAnswer> =>
  changed(cartId, (held) => putLine(held, sku, quantity));

export const removeLine = (cartId: string, sku: string): Promise<CartAnswer> =>
  changed(cartId, (held) =>
    call<typeof deleteCartItem>('DELETE', '/carts/{cartId}/items/{sku}', { params: { cartId: held, sku } }),
  );

export const putCoupon = (cartId: string, code: string): Promise<CartAnswer> =>
  changed(cartId, (held) => putCode(held, code));

export const removeCoupon = (cartId: string): Promise<CartAnswer> =>
  changed(cartId, (held) =>
    call<typeof deleteCartCoupon>('DELETE', '/carts/{cartId}/coupon', { params: { cartId: held } }),
  );

export const quoteFreight = (cartId: string, cep: string): Promise<Answer<typeof quoteShipping>> =>
  inCart(cartId, (held) =>
    call<typeof quoteShipping>('POST', '/carts/{cartId}/shipping-quotes', {
      params: { cartId: held },
      body: { cep },
    }),
  );
