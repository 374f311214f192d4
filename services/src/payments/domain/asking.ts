import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { secondsAfter } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { withAnomaly } from './anomaly.ts';
import type { Attempt, Totals } from './attempt.ts';
import {
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
): Payment => {
  const { challengeUrl: _, ...attempt } = attemptIn(payment, number);
  return withAttempt(payment, { ...attempt, status, ...(status === 'failed' ? { refusal: 'other' } : {}) });
};

export interface RefundAsked {
  refundId: string;
  /** Absent: all that is left. */
  amountCents?: number;
  /** Absent: the attempt whose money is the order's. */
  attempt?: number;
}

export type Asking =
  /** It was asked before, and this is how it stands. */
  | { kind: 'known'; refund: Refund }
  | { kind: 'asked'; refund: Refund; payment: Payment }
  /** More than is left: nothing goes back, a person is told. */
  | { kind: 'too_large'; step: Step }
  /** No money is there to go back. */
  | { kind: 'nothing' };

/** Sets money aside to go back, once per id and never more than came. */
export const askRefund = (payment: Payment, asked: RefundAsked, now: Date): Asking => {
  const known = payment.refunds.find(({ refundId }) => refundId === asked.refundId);
  if (known) return { kind: 'known', refund: known };
  const number = asked.attempt ?? payment.capturedAttempt;
  if (number === undefined) return { kind: 'nothing' };
  const attempt = attemptIn(payment, number);
  const left = refundableCents(payment, attempt);
  const amountCents = asked.amountCents ?? left;
  if (asked.amountCents === undefined && left <= 0) return { kind: 'nothing' };
  if (amountCents > left || amountCents <= 0)
    return {
      kind: 'too_large',
      step: withAnomaly({ payment, events: [] }, 'refund_too_large', attempt.pspOrderId, asked.refundId),
    };
  const refund: Refund = {
    orderId: payment.orderId,
    refundId: asked.refundId,
    attempt: number,
    amountCents,
    status: 'asked',
    askedAt: now.toISOString(),
  };
  return { kind: 'asked', refund, payment: { ...payment, refunds: [...payment.refunds, refund] } };
};

/** The provider will not return it: the money is free again in our books, and a person is told. */
export const failedRefund = (payment: Payment, refund: Refund): Step => {
  const { pspOrderId } = attemptIn(payment, refund.attempt);
  const now = payment.refunds.find(({ refundId }) => refundId === refund.refundId);
  if (now?.status !== 'asked') return { payment, events: [] };
  return withAnomaly(
    { payment: withRefund(payment, { ...refund, status: 'failed' }), events: [] },
    'refund_failed',
    pspOrderId,
    refund.refundId,
  );
};
