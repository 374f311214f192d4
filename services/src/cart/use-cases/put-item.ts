import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { asChosen, cartView, withOwnCoupon } from '../domain/cart-view.ts';
import { choose } from '../domain/choose.ts';
import type { CartPorts, Visitor } from '../ports.ts';

interface Command {
  cartId: CartId;
  sku: string;
  quantity: number;
}

/** Other lines and the coupon are answered as they were chosen: asking for theirs again would cost a third read. */
export const putItem =
  ({ carts, shelves, clock }: CartPorts) =>
  async (
    { cartId, sku, quantity }: Command,
    visitor?: Visitor,
  ): Promise<Result<Cart, 'cart_not_found' | 'sku_not_found' | 'out_of_stock' | 'cart_full'>> => {
    const { cart, shelf } = await shelves.besideCart(cartId, sku, visitor);
    if (!cart) return fail('cart_not_found');
    const now = clock();
    const line = choose(cart, { sku, quantity, at: now }, shelf);
    if (!line.ok) return line;
    const stored = await carts.setLine(cart.cartId, line.value, visitor);
    if (!stored) return fail('cart_full');
    return ok(cartView(stored, asChosen(stored.lines), withOwnCoupon(shelf.promotions, stored.coupon), now));
  };
