import { RefundFailed } from '@loja/contracts/events/payments.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { secondsAfter } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { withAnomaly } from './anomaly.ts';
import type { Attempt, Totals } from './attempt.ts';
import {
  announcing,
  attemptIn,
  type Payment,
  type Refund,
  refundableCents,
  type Step,
  withAttempt,
  withRefund,
} from './payment.ts';

/** How long what may be paid: a card's attempt waits for its challenge or the issuer's answer. */
export interface Terms {
  pixSeconds: number;
  cardSeconds: number;
  boletoDays: number;
}

const DAY_SECONDS = 86_400;

/** For how long a method may be paid. */
export const secondsOf = (method: PaymentMethod, terms: Terms): number =>
  ({ pix: terms.pixSeconds, card: terms.cardSeconds, boleto: terms.boletoDays * DAY_SECONDS })[method];

/** The next attempt, before the provider hears of it. */
export const withNewAttempt = (
  payment: Payment,
  asked: { orderId: OrderId; method: PaymentMethod; totals: Totals; request?: Attempt['request'] },
  terms: Terms,
  now: Date,
): Payment => {
  const { request, ...what } = asked;
  const attempt: Attempt = {
    ...what,
    attempt: payment.attempts.length + 1,
    status: 'preparing',
    createdAt: now.toISOString(),
    expiresAt: secondsAfter(now, secondsOf(asked.method, terms)).toISOString(),
    ...(request ? { request } : {}),
    capturedCents: 0,
    surplus: false,
    refundedCents: 0,
    feeCents: 0,
    chargedBackCents: 0,
  };
  return { ...payment, method: asked.method, attempts: [...payment.attempts, attempt] };
};

/** Closes an attempt of which the provider knows nothing, or nothing that is ours. */
export const closedByUs = (
  payment: Payment,
  number: number,
  status: 'expired' | 'cancelled' | 'failed',
  now: Date,
): Payment => {
  const { challengeUrl: _, ...attempt } = attemptIn(payment, number);
  const refusal = status === 'failed' ? { refusal: 'other' as const } : {};
  return withAttempt(payment, { ...attempt, status, closedAt: now.toISOString(), ...refusal });
};

export interface RefundAsked {
  refundId: string;
  /** Absent: all that is left. */
  amountCents?: number;
  /** Absent: the attempt whose money is the order's. */
  attempt?: number;
  /** How often it was asked for anew: what failed before is tried once more. */
  again?: number;
}

export type Asking =
  /** It was asked before, and this is how it stands. */
  | { kind: 'known'; refund: Refund }
  | { kind: 'asked'; refund: Refund; payment: Payment }
  /** More than is left: nothing goes back, a person is told. */
  | { kind: 'too_large'; step: Step }
  /** No money is there to go back. */
  | { kind: 'nothing' };

const failing = (
  payment: Payment,
  refund: Pick<Refund, 'refundId' | 'attempt' | 'amountCents' | 'again'>,
) => {
  const { refundId, amountCents, again } = refund;
  const { orderId, attempt, surplus } = attemptIn(payment, refund.attempt);
  return announcing(RefundFailed, {
    orderId,
    attempt,
    refundId,
    amount: brl(amountCents),
    ...(again === undefined ? {} : { again }),
    ...(surplus ? { surplus } : {}),
  });
};

/** A person is told, and whoever promised it, once for each asking. */
const told = (
  payment: Payment,
  kind: 'refund_failed' | 'refund_too_large',
  refund: Parameters<typeof failing>[1],
): Step => {
  const { refundId, again } = refund;
  const matter = again === undefined ? refundId : `${refundId}#${again}`;
  const { pspOrderId } = attemptIn(payment, refund.attempt);
  const step = withAnomaly({ payment, events: [] }, kind, pspOrderId, matter);
  return step.events.length === 0 ? step : { ...step, events: [...step.events, failing(payment, refund)] };
};

const askedAgain = (payment: Payment, known: Refund, again: number, now: Date): Asking => {
  const refund: Refund = { ...known, status: 'asked', askedAt: now.toISOString(), again };
  return known.amountCents > refundableCents(payment, attemptIn(payment, known.attempt))
    ? { kind: 'too_large', step: told(payment, 'refund_too_large', refund) }
    : { kind: 'asked', refund, payment: withRefund(payment, refund) };
};

const isToBeTriedAgain = (known: Refund, again = 0): boolean =>
  known.status === 'failed' && again > (known.again ?? 0);

/** Sets money aside to go back, once per id and never more than came. What failed is asked for again when that is the wish. */
export const askRefund = (payment: Payment, asked: RefundAsked, now: Date): Asking => {
  const { refundId, again } = asked;
  const known = payment.refunds.find((one) => one.refundId === refundId);
  if (known)
    return again !== undefined && isToBeTriedAgain(known, again)
      ? askedAgain(payment, known, again, now)
      : { kind: 'known', refund: known };
  const number = asked.attempt ?? payment.capturedAttempt;
  if (number === undefined) return { kind: 'nothing' };
  const left = refundableCents(payment, attemptIn(payment, number));
  if (asked.amountCents === undefined && left <= 0) return { kind: 'nothing' };
  const refund: Refund = {
    orderId: payment.orderId,
    refundId,
    attempt: number,
    amountCents: asked.amountCents ?? left,
    status: 'asked',
    askedAt: now.toISOString(),
    ...(again === undefined ? {} : { again }),
  };
  const { amountCents } = refund;
  if (amountCents > left || amountCents <= 0)
    return { kind: 'too_large', step: told(payment, 'refund_too_large', refund) };
  return { kind: 'asked', refund, payment: { ...payment, refunds: [...payment.refunds, refund] } };
};

/** The provider will not return it: the money is free again in our books, and a person is told. */
export const failedRefund = (payment: Payment, refund: Refund): Step => {
  const now = payment.refunds.find(({ refundId }) => refundId === refund.refundId);
  if (now?.status !== 'asked' || now.again !== refund.again) return { payment, events: [] };
  const failed: Refund = { ...refund, status: 'failed' };
  return told(withRefund(payment, failed), 'refund_failed', failed);
};
