import type { SignInReply } from '@loja/contracts/http/auth.ts';
import type * as z from 'zod';
import { adoptCart } from '../cart/cart-memory.ts';
import { wayBack } from './way-back.ts';

type Entered = Extract<z.output<typeof SignInReply>, { status: 'signed_in' }>;

/** Through the door: the device's cart is the account's from here on. */
export const enter = ({ cartId, cartCut }: Entered, otherwise: string): void => {
  if (cartId) adoptCart(cartId);
  location.assign(cartCut ? '/carrinho/?ajustado' : wayBack(location.search, otherwise));
};
