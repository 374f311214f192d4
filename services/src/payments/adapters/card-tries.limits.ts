import { log } from '@loja/platform/logger.ts';
import type { Asked, Limited, Limiter } from '#limits/offers.ts';
import type { CardTries, TryTaken } from '../ports.ts';

const refusal = (limited: Limited): TryTaken => ({ ...limited, code: 'too_many_card_tries' });

/** Counted where all limits are, by blind names. */
export const cardTriesBy = (limiter: Limiter): CardTries => {
  const take = async (...asked: readonly Asked[]): Promise<TryTaken> => {
    const places = await limiter.take(...asked);
    if (!places.ok) return refusal(places);
    return {
      ok: true,
      async giveBack() {
        try {
          await limiter.giveBack(places.value);
        } catch (error) {
          // Money may have moved by now: one place too many taken is no reason to answer an error.
          log.error('a try by card could not be given back', error);
        }
      },
    };
  };
  return {
    by: ({ payer, address, from }) =>
      take(
        ['card-by-person', payer.taxId.number],
        // The complement is free text: it would make a new home of each try.
        ['card-to-home', `${address.cep}/${address.number}`],
        ['card-from-address', from],
      ),
    of: (fingerprint) => take(['try-of-card', fingerprint]),
  };
};
