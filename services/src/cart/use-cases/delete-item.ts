import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { asChosen, cartView } from '../domain/cart-view.ts';
import type { CartPorts, Visitor } from '../ports.ts';

export const deleteItem =
  ({ carts, shelves, clock }: CartPorts) =>
  async (
    { cartId, sku }: { cartId: CartId; sku: string },
    visitor?: Visitor,
  ): Promise<Result<Cart, 'cart_not_found'>> => {
    const stored = await carts.removeLine(cartId, sku, visitor);
    if (!stored) return fail('cart_not_found');
    const promotions = await shelves.promotions(stored.coupon?.code);
    return ok(cartView(stored, asChosen(stored.lines), promotions, clock()));
  };
