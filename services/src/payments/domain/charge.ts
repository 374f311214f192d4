import type { Attempt, Pix } from './attempt.ts';

/** What the provider says of a charge, in the shop's words. `unknown` is any status we do not know: never money. */
export type ChargeStatus =
  | 'pending'
  | 'captured'
  | 'expired'
  | 'cancelled'
  | 'failed'
  | 'refunded'
  | 'unknown';

export interface Charge {
  pspOrderId: string;
  /** Our order's id, as the provider kept it. */
  reference: string;
  status: ChargeStatus;
  /** Undefined when the provider's amount is not exact centavos of BRL. */
  amountCents: number | undefined;
  /** What was really paid, where the provider says so. */
  paidCents?: number | undefined;
  pix?: { copiaECola: string; expiresAt?: string | undefined };
}

export type Mismatch = 'reference' | 'amount' | 'paid_amount' | 'other_charge';

/** Where a charge is not the one that the attempt asked for; undefined when it is. */
export const mismatchOf = (attempt: Attempt, charge: Charge): Mismatch | undefined => {
  if (charge.reference !== attempt.orderId) return 'reference';
  if (attempt.pspOrderId !== undefined && attempt.pspOrderId !== charge.pspOrderId) return 'other_charge';
  if (charge.amountCents !== attempt.totals.totalCents) return 'amount';
  if (charge.paidCents !== undefined && charge.paidCents !== attempt.totals.totalCents) return 'paid_amount';
  return undefined;
};

/** The Pix of a fresh charge; when the provider names no expiry, our own clock does. */
export const pixOf = (charge: Charge, ourExpiry: Date): Pix | undefined =>
  charge.pix && {
    copiaECola: charge.pix.copiaECola,
    expiresAt: charge.pix.expiresAt ?? ourExpiry.toISOString(),
  };
