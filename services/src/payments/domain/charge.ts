import type { PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';
import type { Attempt } from './attempt.ts';

/** What the provider says of a charge, in the shop's words. `unknown` is any status we do not know: never money. */
export type ChargeStatus =
  | 'pending'
  | 'challenge'
  | 'captured'
  | 'partially_refunded'
  | 'refunded'
  | 'expired'
  | 'cancelled'
  | 'failed'
  | 'charged_back'
  | 'unknown';

export interface Charge {
  pspOrderId: string;
  /** Our order's id, as the provider kept it. */
  reference: string;
  method: PaymentMethod;
  status: ChargeStatus;
  /** Undefined when the provider's amount is not exact centavos of BRL. */
  amountCents: number | undefined;
  /** What was really paid, where the provider says so. */
  paidCents?: number | undefined;
  /** What has gone back to the payer; a refund that is only under way does not count. */
  refundedCents: number;
  /** What the provider keeps of it, where it says so. */
  feeCents?: number | undefined;
  refusal?: RefusalReason | undefined;
  pix?: { copiaECola: string; expiresAt?: string | undefined };
  boleto?: { digitableLine: string; url: string; dueAt: string };
  challengeUrl?: string | undefined;
  card?: { brand: string; last4: string; installments: number };
  /** Of a charge that was charged back: the dispute is over and the money is lost. */
  chargebackLost?: boolean;
}

export type Mismatch = 'reference' | 'amount' | 'paid_amount' | 'other_charge';

const withMoney: readonly ChargeStatus[] = ['captured', 'partially_refunded', 'refunded', 'charged_back'];

/** Of a charge that waits or was refused, a provider may say that nothing was paid: that is no mismatch. */
const paidAnother = ({ totals }: Attempt, { status, paidCents }: Charge): boolean =>
  withMoney.includes(status) && paidCents !== undefined && paidCents !== totals.totalCents;

/** Where a charge is not the one that the attempt asked for; undefined when it is. */
export const mismatchOf = (attempt: Attempt, charge: Charge): Mismatch | undefined => {
  if (charge.reference !== attempt.orderId) return 'reference';
  if (attempt.pspOrderId !== undefined && attempt.pspOrderId !== charge.pspOrderId) return 'other_charge';
  if (charge.amountCents !== attempt.totals.totalCents) return 'amount';
  return paidAnother(attempt, charge) ? 'paid_amount' : undefined;
};
