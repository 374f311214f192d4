import { ok } from '@loja/kernel/result.ts';
import type { CardTries, Collectable, PaymentProvider, TryTaken } from '../ports.ts';
import type { CardOfRequest } from './make-charge.ts';

const uncounted: TryTaken = { ...ok(undefined), giveBack: async () => undefined };

interface CountingPorts {
  provider: Pick<PaymentProvider, 'fingerprint'>;
  cardTries: CardTries;
}

/**
 * Counts one request's try by card, once however often its work is begun anew; a request by another method is never
 * counted. What the provider says of the token is believed, not the browser.
 */
export const countingOnce = ({ provider, cardTries }: CountingPorts, from: string) => {
  let taken: Promise<TryTaken> | undefined;
  const take = async (card: CardOfRequest, { payer, address }: Collectable): Promise<TryTaken> =>
    cardTries.take({ fingerprint: await provider.fingerprint(card.token), payer, address, from });
  return {
    count(card: CardOfRequest | undefined, order: Collectable): Promise<TryTaken> {
      if (!card) return Promise.resolve(uncounted);
      taken ??= take(card, order);
      return taken;
    },
    /** The try told nothing about the card, or what its owner may know. */
    async giveBack(): Promise<void> {
      // A count that never came to be has nothing to give back.
      const counted = await taken?.catch(() => undefined);
      if (counted?.ok) await counted.giveBack();
    },
  };
};
export type Counting = ReturnType<typeof countingOnce>;
