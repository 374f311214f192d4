import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { PaymentMethod, RefusalReason } from '../http/payments.ts';

const source = 'payments';
const attempt = { orderId: OrderId, attempt: z.int().min(1), amount: Money };

/** The order's money is there. Told of the first capture only: what comes twice goes back by itself. */
export const PaymentCaptured = defineEvent({
  source,
  name: 'PaymentCaptured',
  version: 1,
  data: z.object({ ...attempt, method: PaymentMethod.default('pix') }),
});

/** A boleto is there to be paid; what must be copied to pay it is asked of payments. */
export const BoletoIssued = defineEvent({
  source,
  name: 'BoletoIssued',
  version: 1,
  data: z.object(attempt),
});

/** The provider or the card's issuer said no; the order may be tried again. */
export const PaymentRefused = defineEvent({
  source,
  name: 'PaymentRefused',
  version: 1,
  data: z.object({ ...attempt, method: PaymentMethod, reason: RefusalReason }),
});

/**
 * Money has gone back: `amount` by this refund, `refundedTotal` of what the order captured. A surplus (paid twice)
 * adds nothing to the total.
 */
export const PaymentRefunded = defineEvent({
  source,
  name: 'PaymentRefunded',
  version: 1,
  data: z.object({ ...attempt, refundId: z.string(), refundedTotal: Money, surplus: z.boolean().optional() }),
});

/**
 * The provider will not return it, or it is more than is left: the money stays until it is asked for `again`, which counts
 * from one as `RefundDue` does, or has gone back by hand.
 */
export const RefundFailed = defineEvent({
  source,
  name: 'RefundFailed',
  version: 1,
  data: z.object({
    ...attempt,
    refundId: z.string(),
    again: z.int().min(1).optional(),
    surplus: z.boolean().optional(),
  }),
});

/** The card's issuer took the money back for its owner: `amount` is in dispute. */
export const ChargebackOpened = defineEvent({
  source,
  name: 'ChargebackOpened',
  version: 1,
  data: z.object(attempt),
});

/** The dispute is over: `won`, the money is back with the shop; else it is lost for good. */
export const ChargebackClosed = defineEvent({
  source,
  name: 'ChargebackClosed',
  version: 1,
  data: z.object({ ...attempt, won: z.boolean() }),
});

const AnomalyKind = z.enum([
  /** The charge is not the one that was asked for. */
  'wrong_reference',
  'wrong_amount',
  'wrong_paid_amount',
  'unknown_charge',
  'unknown_status',
  /** Captured in our books, denied by the provider. */
  'money_denied',
  'refund_failed',
  'refund_too_large',
  'over_refunded',
]);

/** A person must look: the provider and our books do not agree, or money could not be returned. Once per kind and charge. */
export const PaymentAnomalyFound = defineEvent({
  source,
  name: 'PaymentAnomalyFound',
  version: 1,
  data: z.object({ kind: AnomalyKind, orderId: OrderId.optional(), pspOrderId: z.string().optional() }),
});
