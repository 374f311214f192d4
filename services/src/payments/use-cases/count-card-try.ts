import type { CardTries, Collectable, PaymentProvider, TryTaken } from '../ports.ts';
import type { CardOfRequest } from './make-charge.ts';

const uncounted: TryTaken = { ok: true, giveBack: async () => undefined };

interface CountingPorts {
  provider: Pick<PaymentProvider, 'fingerprint'>;
  cardTries: CardTries;
}

/** Who tries is counted first: whoever is refused makes us ask the provider nothing. */
const take = async (
  { provider, cardTries }: CountingPorts,
  card: CardOfRequest,
  { payer, address }: Collectable,
  from: string,
): Promise<TryTaken> => {
  const by = await cardTries.by({ payer, address, from });
  if (!by.ok) return by;
  try {
    const fingerprint = await provider.fingerprint(card.token);
    // A token that the provider does not know is refused there.
    const of = fingerprint === undefined ? uncounted : await cardTries.of(fingerprint);
    if (!of.ok) await by.giveBack();
    return of.ok
      ? { ok: true, giveBack: async () => void (await Promise.all([by.giveBack(), of.giveBack()])) }
      : of;
  } catch (error) {
    await by.giveBack();
    throw error;
  }
};

/**
 * Counts one request's try by card, once however often its work is begun anew; a request by another method is never
 * counted. What the provider says of the token is believed, not the browser.
 */
export const countingOnce = (ports: CountingPorts, from: string) => {
  let taken: Promise<TryTaken> | undefined;
  return {
    count(card: CardOfRequest | undefined, order: Collectable): Promise<TryTaken> {
      if (!card) return Promise.resolve(uncounted);
      taken ??= take(ports, card, order, from);
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
