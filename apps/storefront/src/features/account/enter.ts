import type { SignInReply } from '@loja/contracts/http/auth.ts';
import type * as z from 'zod';
import { adoptCart, readCartId } from '../cart/cart-memory.ts';
import { fillCart } from '../cart/copy-own.ts';
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
  // Where nobody answers, the account's cart is as it was: the door opens all the same.
  if (cartId && own?.copied) await fillCart(cartId, own).catch(() => undefined);
  if (cartId) adoptCart(cartId);
  // There is no cart that it could be a copy of: the next sign-in takes it along.
  else endOwn();
  location.assign(cartCut ? '/carrinho/?ajustado' : wayBack(location.search, otherwise));
};
