import type { getSession } from '@loja/contracts/http/account-security.ts';
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
import { markCopied, type OwnCart, readOwn } from './own-cart.ts';

export type CartAnswer = { ok: true; value: Cart } | Failure;

const remembered = (answer: CartAnswer): CartAnswer => {
  if (answer.ok) rememberCart(answer.value);
  return answer;
};

const isGone = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && problem.code === 'cart_not_found';

const openCart = (): Promise<CartAnswer> => call<typeof createCart>('POST', '/carts');

const putLine = (cartId: string, sku: string, quantity: number): Promise<CartAnswer> =>
  call<typeof putCartItem>('PUT', '/carts/{cartId}/items/{sku}', {
    params: { cartId, sku },
    body: { quantity },
  });

const putCode = (cartId: string, code: string): Promise<CartAnswer> =>
  call<typeof putCartCoupon>('PUT', '/carts/{cartId}/coupon', { params: { cartId }, body: { code } });

/** As many of each in another cart; what is sold out meanwhile, or a coupon that is over, stays out. */
export const fillCart = async (cartId: string, { lines, coupon }: OwnCart): Promise<void> => {
  for (const { sku, quantity } of lines) await putLine(cartId, sku, quantity);
  if (coupon) await putCode(cartId, coupon);
};

const isSignedOut = async (): Promise<boolean> => {
  const answer = await call<typeof getSession>('GET', '/account/session');
  return !answer.ok && answer.problem !== 'unreachable' && answer.problem.code === 'unauthorized';
};

let copying: Promise<string | undefined> | undefined;

/** A guest's cart with the bags of the account's, which does not open any more; undefined where there is nothing to copy. */
const copyOfOwn = async (gone: string): Promise<string | undefined> => {
  const own = readOwn();
  const now = readCartId();
  // Another call or tab has made it already.
  if (own?.copied && now !== gone) return now;
  // To who is signed in it is gone: bought on another device.
  if (!own?.lines.length || !(await isSignedOut())) return undefined;
  const opened = await openCart();
  if (!opened.ok) return undefined;
  await fillCart(opened.value.cartId, own);
  markCopied(own);
  rememberCart({ ...opened.value, lines: own.lines });
  return opened.value.cartId;
};

/** Asks about a cart, or about its copy where it was an account's and its session is over. */
const inCart = async <Value>(
  cartId: string,
  ask: (cartId: string) => Promise<{ ok: true; value: Value } | Failure>,
): Promise<{ ok: true; value: Value } | Failure> => {
  const answer = await ask(cartId);
  if (answer.ok || !isGone(answer)) return answer;
  copying ??= copyOfOwn(cartId).finally(() => {
    copying = undefined;
  });
  const copy = await copying;
  if (copy) return ask(copy);
  forgetCart();
  return answer;
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
