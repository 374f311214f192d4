import { isOpen } from './attempt.ts';
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

/** Since when a sweep should ask about an attempt: it is open, or money of it is on its way back. */
export const openSince = ({ attempts, refunds }: Payment, number: number): string | undefined => {
  const attempt = attempts.find((one) => one.attempt === number);
  if (attempt && isOpen(attempt)) return attempt.createdAt;
  return refunds.find((refund) => refund.attempt === number && refund.status === 'asked')?.askedAt;
};

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' });

/** The day of São Paulo that an instant belongs to, "2026-11-24": the books close by it. */
export const dayOf = (at: string): string => day.format(new Date(at));
