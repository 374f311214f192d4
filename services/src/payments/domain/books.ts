import { type Attempt, isOpen } from './attempt.ts';
import type { Payment } from './payment.ts';

/** Sums over an order's attempts, in centavos, as its head row tells them. */
export interface Sums {
  capturedCents: number;
  refundedCents: number;
  chargedBackCents: number;
}

/** Of the money that is the order's; a surplus is not. */
export const sumsOf = ({ attempts }: Payment): Sums => {
  const own = attempts.filter(({ surplus }) => !surplus);
  const sum = (pick: keyof Sums) => own.reduce((total, attempt) => total + attempt[pick], 0);
  return {
    capturedCents: sum('capturedCents'),
    refundedCents: sum('refundedCents'),
    chargedBackCents: sum('chargedBackCents'),
  };
};

/** What came twice and has not gone back. What the provider refused to return, a person was told of. */
const isOwedBack = ({ refunds }: Payment, attempt: Attempt): boolean =>
  attempt.surplus &&
  attempt.capturedCents > attempt.refundedCents + attempt.chargedBackCents &&
  !refunds.some((refund) => refund.attempt === attempt.attempt && refund.status === 'failed');

/** Since when a sweep should ask about an attempt: it is open, or money of it is on its way back or should be. */
export const openSince = (payment: Payment, number: number): string | undefined => {
  const attempt = payment.attempts.find((one) => one.attempt === number);
  if (!attempt) return undefined;
  if (isOpen(attempt)) return attempt.createdAt;
  const asked = payment.refunds.find((refund) => refund.attempt === number && refund.status === 'asked');
  return asked?.askedAt ?? (isOwedBack(payment, attempt) ? attempt.createdAt : undefined);
};

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' });

/** The day of São Paulo that an instant belongs to, "2026-11-24": the books close by it. */
export const dayOf = (at: string): string => day.format(new Date(at));
