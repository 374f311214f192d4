import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { normalCode, standingOf } from '#promotions/offers.ts';
import { asChosen, cartView } from '../domain/cart-view.ts';
import type { CartPorts, Visitor } from '../ports.ts';

type Refusal = 'cart_not_found' | 'coupon_unknown' | 'coupon_expired' | 'coupon_exhausted';

/**
 * A coupon that nobody can use is refused and leaves the one before it on. One that only asks for other goods stays
 * on, and the cart says what is missing. Whether this shopper has used it is known when the order names them.
 */
export const putCoupon =
  ({ carts, shelves, clock }: CartPorts) =>
  async (
    { cartId, code }: { cartId: CartId; code: string },
    visitor?: Visitor,
  ): Promise<Result<Cart, Refusal>> => {
    const normal = normalCode(code);
    const now = clock();
    const promotions = normal === '' ? undefined : await shelves.promotions(normal);
    const found = promotions?.coupon?.found;
    const refusal = standingOf(found, now);
    if (!promotions || !found || refusal) return fail(refusal ?? 'coupon_unknown');
    const stored = await carts.setCoupon(cartId, found, visitor);
    return stored ? ok(cartView(stored, asChosen(stored.lines), promotions, now)) : fail('cart_not_found');
  };
