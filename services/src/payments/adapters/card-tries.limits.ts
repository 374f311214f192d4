import type { Asked, Limiter } from '#limits/offers.ts';
import type { CardTries, CardTry } from '../ports.ts';

const asked = ({ fingerprint, payer, address, from }: CardTry): Asked[] => [
  // A token that the provider does not know is refused there; whoever sends it is counted all the same.
  ...(fingerprint === undefined ? [] : [['try-of-card', fingerprint] satisfies Asked]),
  ['card-by-person', payer.taxId.number],
  ['card-to-home', `${address.cep}/${address.number}/${address.complement ?? ''}`],
  ['card-from-address', from],
];

/** Counted where all limits are, by blind names. */
export const cardTriesBy = (limiter: Limiter): CardTries => ({
  async take(tried) {
    const places = await limiter.take(...asked(tried));
    if (!places.ok) return { ...places, code: 'too_many_card_tries' };
    return { ok: true, giveBack: () => limiter.giveBack(places.value) };
  },
});
