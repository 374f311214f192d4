import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { withCheapestFree } from '#promotions/offers.ts';
import { asOfNow, discounted, goodsCents } from '../domain/cart-view.ts';
import type { CartPorts, Visitor } from '../ports.ts';

interface Command {
  cartId: CartId;
  cep: string;
}

/**
 * At the prices of now, as ordering will ask it: a stale one could promise free freight that the order refuses. The
 * rules of free freight look at catalogue prices, so that no discount takes it away.
 */
export const quoteShipping =
  ({ carts, shelves, quote, clock }: CartPorts) =>
  async (
    { cartId, cep }: Command,
    visitor?: Visitor,
  ): Promise<Result<{ options: ShippingOption[] }, 'cart_not_found' | 'cart_empty' | 'cep_not_served'>> => {
    const cart = await carts.find(cartId, visitor);
    if (!cart) return fail('cart_not_found');
    if (cart.lines.length === 0) return fail('cart_empty');
    const shelf = await shelves.ofCart(cart);
    const lines = asOfNow(cart.lines, shelf);
    const options = quote({
      cep,
      grams: cart.lines.reduce(
        (total, { sku, quantity, snapshot }) =>
          total + quantity * (shelf.variants.get(sku)?.grams ?? snapshot.grams),
        0,
      ),
      goodsCents: goodsCents(lines),
    });
    if (!options.ok) return options;
    const { freeShipping } = discounted(lines, shelf.promotions, clock());
    return ok({ options: freeShipping ? withCheapestFree(options.value) : options.value });
  };
