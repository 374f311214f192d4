import type { Cart } from '@loja/contracts/http/cart.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { currentCart, removeLine, setQuantity } from './cart-calls.ts';

export type CartState =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'open'; cart: Cart };

const isOver = (failure: Failure): boolean =>
  failure.problem !== 'unreachable' && failure.problem.code === 'cart_not_found';

const load = async (): Promise<CartState> => {
  const answer = await currentCart();
  if (answer === undefined) return { kind: 'none' };
  if (answer.ok)
    return answer.value.lines.length === 0 ? { kind: 'none' } : { kind: 'open', cart: answer.value };
  return isOver(answer) ? { kind: 'none' } : { kind: 'failed', failure: answer };
};

/**
 * The cart of the page and what the shopper does to it. A refused change leaves the cart as it was and says why. Asked
 * for when none is at hand.
 */
export const useCart = (atHand?: Cart) => {
  const [state, setState] = useState<CartState>(
    atHand ? { kind: 'open', cart: atHand } : { kind: 'loading' },
  );
  const [busySku, setBusySku] = useState<string>();
  const [refusal, setRefusal] = useState<{ sku: string; failure: Failure }>();

  const reload = async () => setState(await load());
  useEffect(() => {
    if (!atHand) reload().catch(() => undefined);
  }, []);

  const change = async (
    sku: string,
    act: (cartId: string) => ReturnType<typeof setQuantity>,
  ): Promise<boolean> => {
    if (state.kind !== 'open') return false;
    setBusySku(sku);
    setRefusal(undefined);
    const answer = await act(state.cart.cartId);
    setBusySku(undefined);
    if (answer.ok)
      setState(answer.value.lines.length === 0 ? { kind: 'none' } : { kind: 'open', cart: answer.value });
    else setRefusal({ sku, failure: answer });
    return answer.ok;
  };

  return {
    state,
    /** Shows a cart that another part of the page was answered. */
    show: (cart: Cart) => setState({ kind: 'open', cart }),
    busySku,
    refusal,
    reload,
    setQuantity: (sku: string, quantity: number) =>
      change(sku, (cartId) => setQuantity(cartId, sku, quantity)),
    remove: (sku: string) => change(sku, (cartId) => removeLine(cartId, sku)),
  };
};
