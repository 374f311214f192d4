import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { asOfNow, cartView } from '../domain/cart-view.ts';
import type { CartPorts, Visitor } from '../ports.ts';

export const getCart =
  ({ carts, shelves, clock }: CartPorts) =>
  async (cartId: CartId, visitor?: Visitor): Promise<Result<Cart, 'cart_not_found'>> => {
    const cart = await carts.find(cartId, visitor);
    if (!cart) return fail('cart_not_found');
    const shelf = await shelves.ofCart(cart);
    return ok(cartView(cart, asOfNow(cart.lines, shelf), shelf.promotions, clock()));
  };
