import {
  ChargebackClosed,
  ChargebackOpened,
  PaymentCaptured,
  PaymentRefunded,
} from '@loja/contracts/events/payments.ts';
import { brl } from '@loja/kernel/money.ts';
import { withAnomaly } from './anomaly.ts';
import { type Attempt, statusOfMoney } from './attempt.ts';
import type { Charge } from './charge.ts';
import * as ledger from './ledger.ts';
import {
  type Announcement,
  announcing,
  attemptIn,
  booked,
  type Payment,
  padded,
  type Refund,
  type Step,
  withAttempt,
  withRefund,
} from './payment.ts';

/** The attempt's money moves; its lines, its status and what is said of it move with it. */
const move = (
  { payment, events }: Step,
  attempt: Attempt,
  { name, lines, at, says = [] }: { name: string; lines: ledger.Entry[]; at: Date; says?: Announcement[] },
): Step => ({
  payment: booked(withAttempt(payment, { ...attempt, status: statusOfMoney(attempt) }), name, lines, at),
  events: [...events, ...says],
});

const about = ({ orderId, attempt }: Attempt, cents: number) => ({ orderId, attempt, amount: brl(cents) });

const capture = (step: Step, attempt: Attempt, at: Date): Step => {
  if (attempt.capturedCents > 0) return step;
  const { challengeUrl: _, ...asked } = attempt;
  const { totals } = asked;
  const captured: Attempt = { ...asked, capturedCents: totals.totalCents };
  const number = padded(attempt.attempt);
  if (step.payment.capturedAttempt !== undefined)
    return move(
      step,
      { ...captured, surplus: true },
      {
        name: `surplus-${number}`,
        lines: ledger.surplusMovement(totals.totalCents),
        at,
      },
    );
  const first = { ...step.payment, capturedAttempt: attempt.attempt };
  const said = { ...about(attempt, totals.totalCents), method: attempt.method };
  return move({ ...step, payment: first }, captured, {
    name: `capture-${number}`,
    lines: ledger.captureMovement(totals),
    at,
    says: [announcing(PaymentCaptured, said)],
  });
};

const fee = (step: Step, attempt: Attempt, charge: Charge, at: Date): Step => {
  const more = charge.feeCents === undefined ? 0 : charge.feeCents - attempt.feeCents;
  if (more === 0) return step;
  return move(
    step,
    { ...attempt, feeCents: attempt.feeCents + more },
    {
      name: `fee-${padded(attempt.attempt)}`,
      lines: ledger.feeMovement(more),
      at,
    },
  );
};

/** The provider has returned it: booked, announced, and the attempt says so. */
const conclude = (step: Step, refund: Refund, at: Date): Step => {
  const attempt = attemptIn(step.payment, refund.attempt);
  const { amountCents, refundId } = refund;
  const after = { ...attempt, refundedCents: attempt.refundedCents + amountCents };
  const total = step.payment.attempts
    .filter(({ surplus }) => !surplus)
    .reduce((sum, one) => sum + one.refundedCents, attempt.surplus ? 0 : amountCents);
  const said = {
    ...about(attempt, amountCents),
    refundId,
    refundedTotal: brl(total),
    ...(attempt.surplus ? { surplus: true } : {}),
  };
  const done: Refund = { ...refund, status: 'done', doneAt: at.toISOString() };
  return move({ ...step, payment: withRefund(step.payment, done) }, after, {
    name: `refund-${refundId}`,
    lines: ledger.refundMovement(amountCents, attempt.surplus),
    at,
    says: [announcing(PaymentRefunded, said)],
  });
};

/** Money that went back without our asking: by hand at the provider. */
const unasked = (step: Step, attempt: Attempt, amountCents: number, at: Date): Step => {
  const count = step.payment.refunds.filter(({ refundId }) => refundId.startsWith('provider-')).length;
  const refund: Refund = {
    orderId: attempt.orderId,
    refundId: `provider-${attempt.attempt}-${count + 1}`,
    attempt: attempt.attempt,
    amountCents,
    status: 'asked',
    askedAt: at.toISOString(),
  };
  const payment = { ...step.payment, refunds: [...step.payment.refunds, refund] };
  return conclude({ ...step, payment }, refund, at);
};

/**
 * Which refunds that the provider once refused went back by hand: the one of that very amount, or all of them when that is
 * what they come to. When all of the money is back, so is what they asked for.
 */
const madeByHand = ({ refunds }: Payment, number: number, cents: number, isAllBack: boolean): Refund[] => {
  const failed = refunds.filter((one) => one.attempt === number && one.status === 'failed');
  const exact = failed.find(({ amountCents }) => amountCents === cents);
  if (exact) return [exact];
  const sum = failed.reduce((total, { amountCents }) => total + amountCents, 0);
  if (sum === cents) return failed;
  let rest = isAllBack ? cents : 0;
  return failed.filter(({ amountCents }) => {
    if (amountCents > rest) return false;
    rest -= amountCents;
    return true;
  });
};

/**
 * What has gone back by the provider's own count concludes our refunds in the order in which they were asked. The rest
 * went back by hand; while others are still under way it may be theirs, unless all of the money is back.
 */
const refunds = (step: Step, number: number, charge: Charge, at: Date): Step => {
  const attempt = attemptIn(step.payment, number);
  const most = attempt.capturedCents - attempt.chargedBackCents;
  let after = charge.refundedCents > most ? withAnomaly(step, 'over_refunded', charge.pspOrderId) : step;
  const returned = charge.status === 'refunded' ? most : Math.min(charge.refundedCents, most);
  let rest = returned - attempt.refundedCents;
  for (const refund of step.payment.refunds) {
    if (refund.attempt !== number || refund.status !== 'asked' || refund.amountCents > rest) continue;
    after = conclude(after, refund, at);
    rest -= refund.amountCents;
  }
  const isWaiting = after.payment.refunds.some((one) => one.attempt === number && one.status === 'asked');
  const isAllBack = charge.status === 'refunded';
  if (rest <= 0 || (isWaiting && !isAllBack)) return after;
  for (const refund of madeByHand(after.payment, number, rest, isAllBack)) {
    after = conclude(after, refund, at);
    rest -= refund.amountCents;
  }
  return rest > 0 ? unasked(after, attemptIn(after.payment, number), rest, at) : after;
};

const openChargeback = (step: Step, attempt: Attempt, at: Date): Step => {
  const cents = attempt.capturedCents - attempt.refundedCents;
  if (cents <= 0) return step;
  return move(
    step,
    { ...attempt, chargedBackCents: cents },
    {
      name: `chargeback-${padded(attempt.attempt)}`,
      lines: ledger.chargebackMovement(cents),
      at,
      says: [announcing(ChargebackOpened, about(attempt, cents))],
    },
  );
};

const winChargeback = (step: Step, attempt: Attempt, at: Date): Step => {
  const cents = attempt.chargedBackCents;
  return move(
    step,
    { ...attempt, chargedBackCents: 0, chargebackLost: false },
    {
      name: `chargeback-reversed-${padded(attempt.attempt)}`,
      lines: ledger.chargebackReversedMovement(cents),
      at,
      says: [announcing(ChargebackClosed, { ...about(attempt, cents), won: true })],
    },
  );
};

const loseChargeback = (step: Step, attempt: Attempt): Step => ({
  payment: withAttempt(step.payment, { ...attempt, chargebackLost: true }),
  events: [
    ...step.events,
    announcing(ChargebackClosed, { ...about(attempt, attempt.chargedBackCents), won: false }),
  ],
});

/** A dispute that is won gives the money back before anything is reckoned with it. */
const undisputed = (step: Step, number: number, charge: Charge, at: Date): Step => {
  const attempt = attemptIn(step.payment, number);
  const isWon = charge.status !== 'charged_back' && attempt.chargedBackCents > 0;
  return isWon ? winChargeback(step, attempt, at) : step;
};

/** What was refunded before is no part of the dispute. */
const disputed = (step: Step, number: number, charge: Charge, at: Date): Step => {
  if (charge.status !== 'charged_back') return step;
  const attempt = attemptIn(step.payment, number);
  const opened = attempt.chargedBackCents > 0 ? step : openChargeback(step, attempt, at);
  const after = attemptIn(opened.payment, number);
  const isLost = charge.chargebackLost && !after.chargebackLost && after.chargedBackCents > 0;
  return isLost ? loseChargeback(opened, after) : opened;
};

/** The books follow a charge that has its money: captured, what went back, what is in dispute, what is kept of it. */
export const recordMoney = (payment: Payment, number: number, charge: Charge, at: Date): Step => {
  const captured = capture({ payment, events: [] }, attemptIn(payment, number), at);
  const returned = refunds(undisputed(captured, number, charge, at), number, charge, at);
  const step = disputed(returned, number, charge, at);
  return fee(step, attemptIn(step.payment, number), charge, at);
};
