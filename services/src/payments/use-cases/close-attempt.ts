import { secondsAfter } from '@loja/kernel/clock.ts';
import { closedByUs } from '../domain/asking.ts';
import { type Attempt, cancelKey } from '../domain/attempt.ts';
import type { Charge } from '../domain/charge.ts';
import { attemptIn, type Payment } from '../domain/payment.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import type { ProviderPorts } from '../ports.ts';
import { type Noted, noteAnswer, readAgain, untilWritten, write } from './write-payment.ts';

export type Closing = 'expired' | 'cancelled';
/** `open`: left as it is, since it may still be paid. */
export type Closed = { kind: 'captured' | 'closed' | 'open'; payment: Payment };

/** Around its making, a charge whose answer never came is looked for this long. */
const LOOK_BEFORE_SECONDS = 300;
const LOOK_AFTER_SECONDS = 900;

/**
 * A card is charged in the call itself, so that an answer that never came may stand for money. Anything else had to
 * be shown to the shopper first: without an answer nobody can have paid it, and it expires by itself.
 */
const lostCharge = async ({ provider }: ProviderPorts, payment: Payment, attempt: Attempt) => {
  if (attempt.method !== 'card') return undefined;
  const made = new Date(attempt.createdAt);
  const charges = await provider.list({
    from: secondsAfter(made, -LOOK_BEFORE_SECONDS),
    to: secondsAfter(made, LOOK_AFTER_SECONDS),
  });
  const known = new Set(payment.attempts.map(({ pspOrderId }) => pspOrderId));
  return charges.find(
    ({ reference, method, pspOrderId }) =>
      reference === payment.orderId && method === 'card' && !known.has(pspOrderId),
  );
};

const closeHere = async (
  ports: ProviderPorts,
  orderId: Payment['orderId'],
  number: number,
  closing: Closing,
): Promise<Closed> =>
  untilWritten(async () => {
    const payment = await ports.store.load(orderId);
    if (!payment) throw new Error('no such payment');
    if (attemptIn(payment, number).capturedCents > 0) return { kind: 'captured', payment };
    const written = await write(ports, payment, {
      payment: closedByUs(payment, number, closing, ports.clock()),
      events: [],
    });
    return written && { kind: 'closed', payment: written };
  });

/** What the provider closed at our wish ended for our reason. */
const forOurReason = (charge: Charge, closing: Closing): Charge =>
  charge.status === 'cancelled' ? { ...charge, status: closing } : charge;

const cancelled = async (
  ports: ProviderPorts,
  { payment }: Noted,
  attempt: Attempt,
  pspOrderId: string,
  closing: Closing,
): Promise<Closed> => {
  const after = await ports.provider.cancel(pspOrderId, cancelKey(attempt));
  const noted = await noteAnswer(ports, payment, forOurReason(after, closing), attempt.attempt);
  if (noted.recorded === 'closed') return { kind: 'closed', payment: noted.payment };
  if (noted.recorded === 'captured' || noted.recorded === 'surplus')
    return { kind: 'captured', payment: noted.payment };
  throw new ProviderUnavailable('the charge is neither paid nor closed');
};

/**
 * Ends an open attempt: the provider is asked once more, money that is there is recorded, a charge that is open is
 * closed, unless `keeps` says that it may stay. Throws when the provider cannot say.
 */
export const closeAttempt = async (
  ports: ProviderPorts,
  payment: Payment,
  attempt: Attempt,
  closing: Closing,
  keeps: (attempt: Attempt) => boolean = () => false,
): Promise<Closed> => {
  const { orderId } = payment;
  const number = attempt.attempt;
  const lost = attempt.pspOrderId === undefined ? await lostCharge(ports, payment, attempt) : undefined;
  const pspOrderId = attempt.pspOrderId ?? lost?.pspOrderId;
  if (pspOrderId === undefined) return closeHere(ports, orderId, number, closing);
  const noted = await readAgain(ports, orderId, pspOrderId, lost);
  if (noted === 'absent' || noted === 'not_ours') return closeHere(ports, orderId, number, closing);
  switch (noted.recorded) {
    case 'captured':
    case 'surplus':
      return { kind: 'captured', payment: noted.payment };
    case 'closed':
      return { kind: 'closed', payment: noted.payment };
    case 'disowned':
      // Not what we asked for: it is closed if it can be; what was paid on it is a person's business.
      await ports.provider.cancel(pspOrderId, cancelKey(attempt));
      return closeHere(ports, orderId, number, closing);
    case 'open':
    case 'unknown':
      return noted.recorded === 'open' && keeps(attemptIn(noted.payment, number))
        ? { kind: 'open', payment: noted.payment }
        : cancelled(ports, noted, attempt, pspOrderId, closing);
  }
};
