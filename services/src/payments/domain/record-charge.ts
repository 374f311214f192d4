import { BoletoIssued, PaymentRefused } from '@loja/contracts/events/payments.ts';
import { brl } from '@loja/kernel/money.ts';
import { withAnomaly } from './anomaly.ts';
import { type Attempt, isOpen } from './attempt.ts';
import { type Charge, mismatchOf } from './charge.ts';
import { recordMoney } from './money.ts';
import { type Announcement, announcing, attemptIn, type Payment, type Step, withAttempt } from './payment.ts';

/** What a charge meant for its attempt. `captured`: its money is the order's. `surplus`: the order had it before. */
export type Recorded = 'open' | 'captured' | 'surplus' | 'closed' | 'disowned' | 'unknown';

const detailsOf = ({ pix, boleto, card, challengeUrl }: Charge, attempt: Attempt): Partial<Attempt> => ({
  ...(pix ? { pix: { copiaECola: pix.copiaECola, expiresAt: pix.expiresAt ?? attempt.expiresAt } } : {}),
  ...(boleto ? { boleto } : {}),
  ...(card ? { card } : {}),
  ...(challengeUrl ? { challengeUrl } : {}),
});

/** The attempt with what the charge tells of itself; the same object when that is nothing new. */
const learned = ({ forgotten }: Payment, known: Attempt, charge: Charge): Attempt => {
  const details = forgotten ? {} : detailsOf(charge, known);
  const attempt = { ...known, pspOrderId: charge.pspOrderId, ...details };
  return JSON.stringify(attempt) === JSON.stringify(known) ? known : attempt;
};

const without = ({ challengeUrl: _, ...attempt }: Attempt): Attempt => attempt;

/** Closed without money. One that has its money is not: that the provider denies it is a person's business. */
const close = (payment: Payment, attempt: Attempt, charge: Charge, now: Date): Step => {
  const { status, refusal } = charge;
  if (attempt.capturedCents > 0)
    return withAnomaly({ payment, events: [] }, 'money_denied', charge.pspOrderId);
  if (!isOpen(attempt) || (status !== 'expired' && status !== 'cancelled' && status !== 'failed'))
    return { payment, events: [] };
  const reason = refusal ?? 'other';
  const closed: Attempt = {
    ...without(attempt),
    status,
    closedAt: now.toISOString(),
    ...(status === 'failed' ? { refusal: reason } : {}),
  };
  const { orderId, method, totals } = attempt;
  const about = { orderId, attempt: attempt.attempt, amount: brl(totals.totalCents), method, reason };
  return {
    payment: withAttempt(payment, closed),
    events: status === 'failed' ? [announcing(PaymentRefused, about)] : [],
  };
};

/** What must be copied to pay a boleto is sent to the shopper once it is there. */
const issued = (before: Attempt, { orderId, attempt, totals, boleto }: Attempt): Announcement[] =>
  boleto && !before.boleto
    ? [announcing(BoletoIssued, { orderId, attempt, amount: brl(totals.totalCents) })]
    : [];

const keepOpen = (
  payment: Payment,
  before: Attempt,
  attempt: Attempt,
  status: 'pending' | 'challenge',
  now: Date,
): Step => {
  if (!isOpen(attempt)) return unchanged(payment);
  const events = issued(before, attempt);
  if (attempt.status === status) return { payment, events };
  const kept = status === 'pending' ? without(attempt) : { challengedAt: now.toISOString(), ...attempt };
  return { payment: withAttempt(payment, { ...kept, status }), events };
};

const unchanged = (payment: Payment): Step => ({ payment, events: [] });

const anomalyOf = {
  reference: 'wrong_reference',
  amount: 'wrong_amount',
  paid_amount: 'wrong_paid_amount',
  other_charge: 'unknown_charge',
} as const;

/**
 * Moves attempt and books to what the provider says of the charge. A charge that is not the one asked for, and a
 * status that we do not know, move nothing and tell a person. What has been recorded already is recorded no more.
 */
export const recordCharge = (
  before: Payment,
  number: number,
  charge: Charge,
  now: Date,
): Step & { recorded: Recorded } => {
  const known = attemptIn(before, number);
  const mismatch = mismatchOf(known, charge);
  if (mismatch)
    return {
      ...withAnomaly(unchanged(before), anomalyOf[mismatch], charge.pspOrderId),
      recorded: 'disowned',
    };
  const attempt = learned(before, known, charge);
  const payment = attempt === known ? before : withAttempt(before, attempt);
  switch (charge.status) {
    case 'unknown':
      return { ...withAnomaly(unchanged(payment), 'unknown_status', charge.pspOrderId), recorded: 'unknown' };
    case 'pending':
    case 'challenge':
      return { ...keepOpen(payment, known, attempt, charge.status, now), recorded: 'open' };
    case 'expired':
    case 'cancelled':
    case 'failed':
      return { ...close(payment, attempt, charge, now), recorded: 'closed' };
    case 'captured':
    case 'partially_refunded':
    case 'refunded':
    case 'charged_back': {
      const step = recordMoney(payment, number, charge, now);
      return { ...step, recorded: attemptIn(step.payment, number).surplus ? 'surplus' : 'captured' };
    }
  }
};
