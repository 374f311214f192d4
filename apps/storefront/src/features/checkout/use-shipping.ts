import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { useEffect, useState } from 'preact/hooks';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { quoteFreight } from '../cart/cart-calls.ts';
import { cepDigits } from '../freight/cep.ts';
import type { ShippingState } from './form-step.tsx';

type Quoted = { state: ShippingState; cep: string };

/** Options already on screen stay there while the same CEP is asked again. */
const asking = (before: Quoted, cep: string): Quoted =>
  before.cep === cep && before.state.kind === 'options' ? before : { cep, state: { kind: 'asking' } };

/** Freight options for the CEP being typed and the cart as it stands (`contents` tells when it moved). */
export const useShipping = (cartId: string, contents: string, typedCep: string, words: Actions) => {
  const [quoted, setQuoted] = useState<Quoted>({ cep: '', state: { kind: 'no-cep' } });
  const cep = cepDigits(typedCep);
  useEffect(() => {
    if (cep.length !== 8) return setQuoted({ cep, state: { kind: 'no-cep' } });
    let current = true;
    const ask = async () => {
      setQuoted((before) => asking(before, cep));
      const answer = await quoteFreight(cartId, cep);
      if (!current) return;
      const state: ShippingState = answer.ok
        ? { kind: 'options', options: answer.value.options }
        : { kind: 'failed', text: problemText(answer, words) };
      setQuoted({ cep, state });
    };
    ask().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [cartId, contents, cep]);
  /** Puts options asked for elsewhere on screen. */
  const show = (options: ShippingOption[]) => setQuoted({ cep, state: { kind: 'options', options } });
  return { state: quoted.state, show };
};
