import type { SignInReply } from '@loja/contracts/http/auth.ts';
import type * as z from 'zod';
import { fillCart } from '../cart/cart-calls.ts';
import { adoptCart, readCartId } from '../cart/cart-memory.ts';
import { endOwn, readOwn } from '../cart/own-cart.ts';
import { markSignedIn } from './signed-in-mark.ts';
import { wayBack } from './way-back.ts';

type Entered = Extract<z.output<typeof SignInReply>, { status: 'signed_in' }>;

/**
 * The device's cart, to be joined to the account's. Not the copy of that very cart: each bag would count twice.
 */
export const broughtCart = (): { cartId?: string } => {
  const cartId = readCartId();
  return cartId && !readOwn()?.copied ? { cartId } : {};
};

/** Through the door: the device's cart is the account's from here on, as it was last changed on the device. */
export const enter = async ({ cartId, cartCut }: Entered, otherwise: string): Promise<void> => {
  markSignedIn();
  const own = readOwn();
  if (cartId && own?.copied) await fillCart(cartId, own);
  if (cartId) adoptCart(cartId);
  // There is no cart that it could be a copy of: the next sign-in takes it along.
  else endOwn();
  location.assign(cartCut ? '/carrinho/?ajustado' : wayBack(location.search, otherwise));
};
