import type { EnvelopeOf, EventContract } from '@loja/contracts/event.ts';
import { MAX_ATTEMPTS, type PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { type Attempt, isOpen } from './attempt.ts';
import type { Charge } from './charge.ts';
import type { Entry, LedgerEntry } from './ledger.ts';

/** Money on its way back. `asked` from before the provider hears of it until it says that the money has gone. */
export interface Refund {
  orderId: OrderId;
  refundId: string;
  attempt: number;
  amountCents: number;
  status: 'asked' | 'done' | 'failed';
  askedAt: string;
  doneAt?: string;
  /** How often it was asked for anew; absent while it was asked for once. */
  again?: number;
}

/** All that payments knows of one order. It changes as a whole, under its revision. */
export interface Payment {
  orderId: OrderId;
  /** Grows by one with every write; zero while nothing is stored. */
  revision: number;
  /** By which the order was placed, then of the latest attempt. */
  method: PaymentMethod;
  /** Where the order's workflow waits; replaced when its step runs again, absent until it has run. */
  taskToken?: string;
  /** The attempt whose money is the order's. */
  capturedAttempt?: number;
  attempts: readonly Attempt[];
  refunds: readonly Refund[];
  entries: readonly LedgerEntry[];
  /** Nobody pays for its order any more: what led to who did is gone, and is not learnt again. */
  forgotten?: boolean;
  /** What a person was told of already, as kind and charge. */
  anomalies: readonly string[];
}

/** A fact to be announced with the write that makes it true. */
export interface Announcement {
  contract: EventContract;
  data: { orderId?: OrderId | undefined };
}

/** Names the fact; its data are checked against the contract's type here, once. */
export const announcing = <C extends EventContract>(
  contract: C,
  data: EnvelopeOf<C>['data'] & { orderId?: OrderId | undefined },
): Announcement => ({ contract, data });

/** A payment as it is to be, and what is announced with it. */
export interface Step {
  payment: Payment;
  events: readonly Announcement[];
}

export const noPayment = (orderId: OrderId, method: PaymentMethod): Payment => ({
  orderId,
  revision: 0,
  method,
  attempts: [],
  refunds: [],
  entries: [],
  anomalies: [],
});

export const attemptIn = ({ attempts }: Payment, attempt: number): Attempt => {
  const found = attempts.find((one) => one.attempt === attempt);
  if (!found) throw new Error(`no attempt ${attempt}`);
  return found;
};

export const latestAttempt = ({ attempts }: Payment): Attempt | undefined => attempts.at(-1);

export const openAttempt = (payment: Payment): Attempt | undefined => payment.attempts.find(isOpen);

/** The attempt whose money is the order's, as it is now. */
export const winnerOf = (payment: Payment): Attempt | undefined =>
  payment.capturedAttempt === undefined ? undefined : attemptIn(payment, payment.capturedAttempt);

export const attemptsLeft = ({ attempts, capturedAttempt }: Payment): number =>
  capturedAttempt === undefined ? Math.max(0, MAX_ATTEMPTS - attempts.length) : 0;

/**
 * The attempt that a charge belongs to. One whose answer never reached us has no charge yet and takes the first that
 * fits: the call to the provider was cut off, not its effect.
 */
export const attemptOfCharge = ({ attempts }: Payment, charge: Charge): Attempt | undefined =>
  attempts.find(({ pspOrderId }) => pspOrderId === charge.pspOrderId) ??
  attempts.findLast(
    ({ pspOrderId, method, totals }) =>
      pspOrderId === undefined && method === charge.method && totals.totalCents === charge.amountCents,
  );

/** What of an attempt may still be asked back. */
export const refundableCents = (payment: Payment, attempt: Attempt): number =>
  attempt.capturedCents - attempt.refundedCents - attempt.chargedBackCents - askedCents(payment, attempt);

const askedCents = ({ refunds }: Payment, { attempt }: Attempt): number =>
  refunds
    .filter((refund) => refund.attempt === attempt && refund.status === 'asked')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);

export const withAttempt = (payment: Payment, changed: Attempt): Payment => ({
  ...payment,
  attempts: payment.attempts.map((one) => (one.attempt === changed.attempt ? changed : one)),
});

export const withRefund = (payment: Payment, changed: Refund): Payment => ({
  ...payment,
  refunds: payment.refunds.map((one) => (one.refundId === changed.refundId ? changed : one)),
});

/** Adds a movement's lines; a name that is taken gets a number. */
export const booked = (payment: Payment, name: string, lines: readonly Entry[], at: Date): Payment => {
  const before = new Set(payment.entries.map(({ movement }) => movement));
  let movement = name;
  for (let n = 2; before.has(movement); n += 1) movement = `${name}-${n}`;
  const { orderId } = payment;
  const entries = lines.map((line) => ({ ...line, orderId, movement, at: at.toISOString() }));
  return { ...payment, entries: [...payment.entries, ...entries] };
};

/** The payment without what leads to who paid; money, provider's names of it and books stay. */
export const withoutPayer = ({ taskToken: _token, ...payment }: Payment): Payment => ({
  ...payment,
  forgotten: true,
  attempts: payment.attempts.map(
    ({ request: _request, pix: _pix, boleto: _boleto, card: _card, challengeUrl: _url, ...attempt }) =>
      attempt,
  ),
});

export const padded = (attempt: number): string => String(attempt).padStart(3, '0');
