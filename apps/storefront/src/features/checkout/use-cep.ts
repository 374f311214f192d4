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
  const streetBefore = useRef(street);
  useEffect(() => {
    const digits = cepDigits(cep);
    if (digits.length !== 8) {
      // The same one typed anew is asked about anew; only before the first is there an address that came with it.
      if (last.current !== '') last.current = 'incomplete';
      return;
    }
    if (digits === last.current) return;
    // Restored after a reload, or chosen among those of the account: the look-up must not overwrite it.
    const isWhole = street !== '' && (last.current === '' || street !== streetBefore.current);
    last.current = digits;
    if (isWhole) return setState('idle');
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
  useEffect(() => {
    streetBefore.current = street;
  }, [street]);
  return state;
};
