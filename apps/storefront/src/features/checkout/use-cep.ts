import type { lookUpCep } from '@loja/contracts/http/shipping.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../lib/api.ts';
import { cepDigits, rememberCep } from '../freight/cep.ts';
import type { Draft } from './draft.ts';

export type LookUp = 'idle' | 'looking' | 'found' | 'unknown';
type Part = Pick<Draft, 'street' | 'district' | 'city' | 'state'>;

/** Fills the address from the CEP when the look-up knows it. An aid: whatever it answers, the fields stay the shopper's. */
export const useCepLookUp = (cep: string, fill: (part: Partial<Part>) => void): LookUp => {
  const [state, setState] = useState<LookUp>('idle');
  const last = useRef('');
  useEffect(() => {
    const digits = cepDigits(cep);
    if (digits.length !== 8 || digits === last.current) return;
    last.current = digits;
    rememberCep(digits);
    const look = async () => {
      setState('looking');
      const answer = await call<typeof lookUpCep>('GET', '/ceps/{cep}', { params: { cep: digits } });
      if (last.current !== digits) return;
      if (!answer.ok) return setState('unknown');
      const { street, district, city, state: uf } = answer.value;
      fill({ ...(street && { street }), ...(district && { district }), ...(city && { city }), ...(uf && { state: uf }) });
      setState(street ? 'found' : 'unknown');
    };
    look().catch(() => setState('unknown'));
  }, [cep]);
  return state;
};
