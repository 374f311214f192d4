import type { createCart, putCartItem } from '@loja/contracts/http/cart.ts';
import { call } from '../../lib/api.ts';
import { quoteFreight } from '../cart/cart-calls.ts';
import type { FreightAnswer } from '../freight/freight-form.tsx';

/** Freight of one product before it is in the cart: quoted with a cart of its own, which the browser then forgets. */
export const quoteAlone = async (sku: string, quantity: number, cep: string): Promise<FreightAnswer> => {
  const opened = await call<typeof createCart>('POST', '/carts');
  if (!opened.ok) return opened;
  const { cartId } = opened.value;
  const filled = await call<typeof putCartItem>('PUT', '/carts/{cartId}/items/{sku}', {
    params: { cartId, sku },
    body: { quantity },
  });
  return filled.ok ? quoteFreight(cartId, cep) : filled;
};
