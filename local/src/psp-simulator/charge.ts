import { failure, type Result } from './wire-error.ts';

export type ChargeStatus = 'action_required' | 'processed' | 'refunded' | 'expired' | 'canceled';

export type Refund = {
  readonly id: string;
  readonly amountCents: number;
  readonly e2eId: string;
};

/** One order of the provider with its single Pix payment; amounts in centavos, instants in epoch milliseconds. */
export type Charge = {
  readonly id: string;
  readonly paymentId: string;
  readonly externalReference: string;
  readonly amountCents: number;
  readonly description?: string;
  readonly payer: Readonly<Record<string, unknown>>;
  readonly expirationTime: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  readonly qrCode: string;
  readonly status: ChargeStatus;
  readonly e2eId?: string;
  readonly refunds: readonly Refund[];
};

export type ChargeAction = 'order.processed' | 'order.expired' | 'order.canceled' | 'order.refunded';

export const refundedCents = (charge: Charge): number =>
  charge.refunds.reduce((total, refund) => total + refund.amountCents, 0);

export const isDue = (charge: Charge, now: number): boolean =>
  charge.status === 'action_required' && charge.expiresAt <= now;

/** `late` lets a Pix arrive after expiry or cancellation, as a bank may settle one. */
export function pay(charge: Charge, payment: { e2eId: string; now: number; late: boolean }): Result<Charge> {
  const payable =
    charge.status === 'action_required' ||
    (payment.late && (charge.status === 'expired' || charge.status === 'canceled'));
  if (!payable)
    return failure('operation_not_supported', `A charge in status ${charge.status} cannot be paid.`);
  return {
    ok: true,
    value: { ...charge, status: 'processed', e2eId: payment.e2eId, updatedAt: payment.now },
  };
}

export function expire(charge: Charge, now: number): Result<Charge> {
  if (charge.status !== 'action_required')
    return failure('operation_not_supported', `A charge in status ${charge.status} cannot expire.`);
  return { ok: true, value: { ...charge, status: 'expired', updatedAt: now } };
}

export function cancel(charge: Charge, now: number): Result<Charge> {
  if (charge.status === 'canceled')
    return failure('order_already_canceled', 'The order has already been canceled.');
  if (charge.status !== 'action_required')
    return failure('cannot_cancel_order', `An order in status ${charge.status} cannot be canceled.`);
  return { ok: true, value: { ...charge, status: 'canceled', updatedAt: now } };
}

/** Without an amount, refunds all that is left. */
export function refund(
  charge: Charge,
  order: { id: string; e2eId: string; now: number; amountCents?: number },
): Result<Charge> {
  if (charge.status === 'refunded')
    return failure('order_already_refunded', 'The order has already been refunded.');
  if (charge.status !== 'processed')
    return failure('cannot_refund_order', `An order in status ${charge.status} cannot be refunded.`);
  const left = charge.amountCents - refundedCents(charge);
  const amountCents = order.amountCents ?? left;
  if (amountCents > left || amountCents <= 0)
    return failure('refund_amount_exceeds', 'The refund amount exceeds the available balance.');
  return {
    ok: true,
    value: {
      ...charge,
      status: amountCents === left ? 'refunded' : 'processed',
      updatedAt: order.now,
      refunds: [...charge.refunds, { id: order.id, amountCents, e2eId: order.e2eId }],
    },
  };
}
