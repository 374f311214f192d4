import { closedByUs, type Terms } from '../domain/asking.ts';
import { type Attempt, createKey } from '../domain/attempt.ts';
import { attemptIn, type Payment } from '../domain/payment.ts';
import { ProviderRefusal } from '../domain/provider-error.ts';
import type { ChargeRequest, Collectable, ProviderPorts } from '../ports.ts';
import { type Noted, noteAnswer, untilWritten, write } from './write-payment.ts';

/** A card's token is known only to the request that brings it. */
export type CardOfRequest = Extract<ChargeRequest, { method: 'card' }>['card'];

const requestOf = (
  attempt: Attempt,
  { payer, address }: Pick<Collectable, 'payer' | 'address'>,
  terms: Terms,
  card: CardOfRequest | undefined,
): ChargeRequest => {
  const common = {
    key: createKey(attempt),
    reference: attempt.orderId,
    amountCents: attempt.totals.totalCents,
    payer,
  };
  switch (attempt.method) {
    case 'pix':
      return { ...common, method: 'pix', expirySeconds: terms.pixSeconds };
    case 'boleto':
      return { ...common, method: 'boleto', dueInDays: terms.boletoDays, address };
    case 'card':
      if (!card) throw new Error('a card is charged by its token only');
      return { ...common, method: 'card', card };
  }
};

/** The provider would not even make it: the attempt is over, and the order may be tried again. */
const refused = (ports: ProviderPorts, { orderId, attempt }: Attempt): Promise<void> =>
  untilWritten(async () => {
    const payment = await ports.store.load(orderId);
    if (!payment || attemptIn(payment, attempt).status !== 'preparing') return true;
    return write(ports, payment, {
      payment: closedByUs(payment, attempt, 'failed', ports.clock()),
      events: [],
    });
  }).then(() => undefined);

/**
 * Asks the provider for the money of an attempt that is stored already, under the attempt's own key, and notes its
 * answer. Made again after a cut it goes on where it was. Throws `ProviderRefusal` when there is no charge to be had.
 */
export const makeCharge = async (
  ports: ProviderPorts,
  payment: Payment,
  attempt: Attempt,
  collectable: Pick<Collectable, 'payer' | 'address'>,
  terms: Terms,
  card?: CardOfRequest,
): Promise<Noted> => {
  try {
    const charge = await ports.provider.create(requestOf(attempt, collectable, terms, card));
    const shows = { pix: charge.pix, boleto: charge.boleto, card: charge }[attempt.method];
    if (!shows && charge.status === 'pending') throw new ProviderRefusal(`answer_without_${attempt.method}`);
    return await noteAnswer(ports, payment, charge, attempt.attempt);
  } catch (error) {
    if (error instanceof ProviderRefusal) await refused(ports, attempt);
    throw error;
  }
};
