import { failure, type Result } from './wire-error.ts';

export type Method = 'pix' | 'card' | 'boleto';

export type ChargeStatus =
  | 'action_required'
  | 'processing'
  | 'processed'
  | 'refunded'
  | 'expired'
  | 'canceled'
  | 'failed'
  | 'charged_back';

export type Refund = {
  readonly id: string;
  readonly amountCents: number;
  readonly at?: number;
  readonly e2eId?: string;
};

/** What may be known of a card: never its number nor its code. */
export type CardPart = {
  readonly brand: string;
  readonly type: string;
  readonly firstSix: string;
  readonly lastFour: string;
  readonly installments: number;
  readonly statementDescriptor?: string;
  /** The issuer wants to see the shopper (3-D Secure). */
  readonly challenge?: 'pending' | 'passed' | 'failed';
};

export type BoletoPart = { readonly digitableLine: string; readonly barcode: string };

export type ChargebackStatus = 'in_process' | 'settled' | 'reimbursed';
export type Chargeback = {
  readonly id: string;
  readonly caseId: string;
  readonly openedAt: number;
  /** `settled`: the shopper got the money back. `reimbursed`: the shop did. */
  readonly status: ChargebackStatus;
};

/** One order of the provider with its single payment; amounts in centavos, instants in epoch milliseconds. */
export type Charge = {
  readonly id: string;
  readonly paymentId: string;
  readonly method: Method;
  readonly externalReference: string;
  readonly amountCents: number;
  readonly description?: string | undefined;
  readonly payer: Readonly<Record<string, unknown>>;
  readonly expirationTime: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  readonly status: ChargeStatus;
  /** Why a payment failed, in the provider's words. */
  readonly failure?: string;
  /** When the bank moved another amount than was asked. */
  readonly paidCents?: number;
  readonly paidAt?: number;
  readonly qrCode?: string;
  readonly card?: CardPart;
  readonly boleto?: BoletoPart;
  readonly e2eId?: string;
  readonly refunds: readonly Refund[];
  readonly chargeback?: Chargeback;
  /** Where the browser goes after a challenge that was not shown in a frame. */
  readonly returnUrl?: string | undefined;
};

export type ChargeAction =
  | 'order.processed'
  | 'order.expired'
  | 'order.canceled'
  | 'order.refunded'
  | 'order.failed'
  | 'order.processing'
  | 'order.action_required'
  | 'order.charged_back';

export const refundedCents = (charge: Charge): number =>
  charge.refunds.reduce((total, refund) => total + refund.amountCents, 0);

export const paidCents = (charge: Charge): number => charge.paidCents ?? charge.amountCents;

export const wasPaid = (charge: Charge): boolean =>
  charge.status === 'processed' || charge.status === 'refunded' || charge.status === 'charged_back';

export const isDue = (charge: Charge, now: number): boolean =>
  charge.status === 'action_required' && charge.expiresAt <= now;

const noWay = (charge: Charge, verb: string) =>
  failure('operation_not_supported', `A charge in status ${charge.status} cannot ${verb}.`);

export type Payment = {
  readonly now: number;
  readonly late: boolean;
  readonly e2eId?: string;
  readonly amountCents?: number;
};

/** `late` lets money arrive after expiry or cancellation, as a bank may settle it. */
export function pay(charge: Charge, payment: Payment): Result<Charge> {
  const open = charge.status === 'action_required' || charge.status === 'processing';
  const payable =
    charge.method === 'card'
      ? open
      : open || (payment.late && (charge.status === 'expired' || charge.status === 'canceled'));
  if (!payable) return noWay(charge, 'be paid');
  return {
    ok: true,
    value: {
      ...charge,
      status: 'processed',
      paidAt: payment.now,
      updatedAt: payment.now,
      ...(payment.e2eId ? { e2eId: payment.e2eId } : {}),
      ...(payment.amountCents === undefined ? {} : { paidCents: payment.amountCents }),
      ...(charge.card?.challenge ? { card: { ...charge.card, challenge: 'passed' } } : {}),
    },
  };
}

export function fail(charge: Charge, reason: string, now: number): Result<Charge> {
  if (charge.status !== 'action_required' && charge.status !== 'processing') return noWay(charge, 'fail');
  return {
    ok: true,
    value: {
      ...charge,
      status: 'failed',
      failure: reason,
      updatedAt: now,
      ...(charge.card?.challenge ? { card: { ...charge.card, challenge: 'failed' } } : {}),
    },
  };
}

export function expire(charge: Charge, now: number): Result<Charge> {
  if (charge.method === 'card') return fail(charge, '3ds_challenge_expired', now);
  if (charge.status !== 'action_required') return noWay(charge, 'expire');
  return { ok: true, value: { ...charge, status: 'expired', updatedAt: now } };
}

export function cancel(charge: Charge, now: number): Result<Charge> {
  if (charge.status === 'canceled')
    return failure('order_already_canceled', 'The order has already been canceled.');
  if (charge.status !== 'action_required' && charge.status !== 'processing')
    return failure('cannot_cancel_order', `An order in status ${charge.status} cannot be canceled.`);
  return { ok: true, value: { ...charge, status: 'canceled', updatedAt: now } };
}

/** Without an amount, refunds all that is left. */
export function refund(
  charge: Charge,
  order: { id: string; e2eId?: string; now: number; amountCents?: number },
): Result<Charge> {
  if (charge.status === 'refunded')
    return failure('order_already_refunded', 'The order has already been refunded.');
  if (charge.status !== 'processed')
    return failure('cannot_refund_order', `An order in status ${charge.status} cannot be refunded.`);
  const left = paidCents(charge) - refundedCents(charge);
  const amountCents = order.amountCents ?? left;
  if (amountCents > left || amountCents <= 0)
    return failure('refund_amount_exceeds', 'The refund amount exceeds the available balance.');
  const made = { id: order.id, amountCents, at: order.now, ...(order.e2eId ? { e2eId: order.e2eId } : {}) };
  return {
    ok: true,
    value: {
      ...charge,
      status: amountCents === left ? 'refunded' : 'processed',
      updatedAt: order.now,
      refunds: [...charge.refunds, made],
    },
  };
}

export function openChargeback(
  charge: Charge,
  chargeback: { id: string; caseId: string; now: number },
): Result<Charge> {
  if (charge.status !== 'processed') return noWay(charge, 'be charged back');
  const { now, ...ids } = chargeback;
  return {
    ok: true,
    value: {
      ...charge,
      status: 'charged_back',
      updatedAt: now,
      chargeback: { ...ids, openedAt: now, status: 'in_process' },
    },
  };
}

export function closeChargeback(
  charge: Charge,
  outcome: Exclude<ChargebackStatus, 'in_process'>,
  now: number,
): Result<Charge> {
  if (charge.chargeback?.status !== 'in_process') return noWay(charge, 'close a chargeback');
  return {
    ok: true,
    value: { ...charge, updatedAt: now, chargeback: { ...charge.chargeback, status: outcome } },
  };
}
