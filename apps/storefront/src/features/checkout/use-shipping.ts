import { useEffect, useState } from 'preact/hooks';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { quoteFreight } from '../cart/cart-calls.ts';
import { cepDigits } from '../freight/cep.ts';
import type { ShippingState } from './form-step.tsx';

/** Freight options for the CEP being typed and the cart as it stands (`contents` tells when it moved). */
export const useShipping = (
  cartId: string | undefined,
  contents: string,
  cep: string,
  words: Actions,
): ShippingState => {
  const [state, setState] = useState<ShippingState>({ kind: 'no-cep' });
  const digits = cepDigits(cep);
  useEffect(() => {
    if (!cartId || digits.length !== 8) return setState({ kind: 'no-cep' });
    let current = true;
    const ask = async () => {
      setState({ kind: 'asking' });
      const answer = await quoteFreight(cartId, digits);
      if (!current) return;
      setState(
        answer.ok
          ? { kind: 'options', options: answer.value.options }
          : { kind: 'failed', text: problemText(answer, words) },
      );
    };
    ask().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [cartId, contents, digits]);
  return state;
};
