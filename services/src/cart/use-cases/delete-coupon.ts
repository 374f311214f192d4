import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { asChosen, cartView } from '../domain/cart-view.ts';
import type { CartPorts, Visitor } from '../ports.ts';

export const deleteCoupon =
  ({ carts, shelves, clock }: CartPorts) =>
  async ({ cartId }: { cartId: CartId }, visitor?: Visitor): Promise<Result<Cart, 'cart_not_found'>> => {
    const stored = await carts.setCoupon(cartId, undefined, visitor);
    if (!stored) return fail('cart_not_found');
    return ok(cartView(stored, asChosen(stored.lines), await shelves.promotions(undefined), clock()));
  };
