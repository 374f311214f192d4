import type { Cart } from '@loja/contracts/http/cart.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import { cartView } from '../domain/cart-view.ts';
import type { CartPorts } from '../ports.ts';

export const createCart =
  ({ carts, newCartId, clock }: CartPorts) =>
  async (): Promise<Result<Cart, never>> => {
    const cartId = newCartId();
    await carts.open(cartId);
    return ok(cartView({ cartId }, [], { automatic: [] }, clock()));
  };
