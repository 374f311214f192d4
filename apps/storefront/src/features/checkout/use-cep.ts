import type { lookUpCep } from '@loja/contracts/http/shipping.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../lib/api.ts';
import { cepDigits, rememberCep } from '../freight/cep.ts';
import type { Draft } from './draft.ts';

export type LookUp = 'idle' | 'looking' | 'found' | 'unknown';
type Part = Pick<Draft, 'street' | 'district' | 'city' | 'state'>;

const known = ({ street, district, city, state }: ReplyOf<typeof lookUpCep>): Partial<Part> =>
  Object.fromEntries(Object.entries({ street, district, city, state }).filter(([, value]) => value));

/** Fills the address from the CEP when the look-up knows it. An aid: whatever it answers, the fields stay the shopper's. */
export const useCepLookUp = (cep: string, street: string, fill: (part: Partial<Part>) => void): LookUp => {
  const [state, setState] = useState<LookUp>('idle');
  const last = useRef('');
  useEffect(() => {
    const digits = cepDigits(cep);
    if (digits.length !== 8 || digits === last.current) return;
    const restored = last.current === '' && street !== '';
    last.current = digits;
    // An address typed before a reload is not overwritten by what the look-up thinks of it.
    if (restored) return;
    rememberCep(digits);
    const look = async () => {
      setState('looking');
      const answer = await call<typeof lookUpCep>('GET', '/ceps/{cep}', { params: { cep: digits } });
      // Another CEP was typed meanwhile: this answer is old.
      if (last.current !== digits) return;
      const part = answer.ok ? known(answer.value) : {};
      fill(part);
      setState(part.street ? 'found' : 'unknown');
    };
    look().catch(() => setState('unknown'));
  }, [cep]);
  return state;
};
