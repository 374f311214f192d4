import type { Cart } from '@loja/contracts/http/cart.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { asChosen, cartView } from '../domain/cart-view.ts';
import { choose } from '../domain/choose.ts';
import type { CartPorts } from '../ports.ts';

interface Command {
  cartId: CartId;
  sku: string;
  quantity: number;
}

/** The other lines are answered as they were chosen: asking for theirs again would cost a third read. */
export const putItem =
  ({ carts, shelves, clock }: CartPorts) =>
  async ({
    cartId,
    sku,
    quantity,
  }: Command): Promise<Result<Cart, 'cart_not_found' | 'sku_not_found' | 'out_of_stock' | 'cart_full'>> => {
    const { cart, shelf } = await shelves.besideCart(cartId, sku);
    if (!cart) return fail('cart_not_found');
    const line = choose(cart, { sku, quantity, at: clock() }, shelf);
    if (!line.ok) return line;
    const stored = await carts.setLine(cartId, line.value);
    return stored ? ok(cartView(cartId, asChosen(stored.lines))) : fail('cart_full');
  };
