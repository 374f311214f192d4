import type { OrderId } from '@loja/kernel/ids.ts';
import { waitsUntil } from '#ordering/offers.ts';
import {
  moneyBooks,
  openPayments,
  type PaymentOnBook,
  type ProviderAccess,
  type ProviderCharge,
} from '#payments/offers.ts';
import { type AttemptOnBook, type ChargeOnBook, PATIENCE_SECONDS } from '../domain/books.ts';
import { type MoneyBooks, type OpenPayments, ProviderDown } from '../ports.ts';

const states = {
  pending: 'open',
  challenge: 'open',
  captured: 'taken',
  partially_refunded: 'taken',
  refunded: 'taken',
  charged_back: 'taken',
  expired: 'dead',
  cancelled: 'dead',
  failed: 'dead',
  unknown: 'unknown',
} as const satisfies Record<ProviderCharge['status'], ChargeOnBook['state']>;

export const chargeOnBook = (charge: ProviderCharge): ChargeOnBook => {
  const { pspOrderId, reference, status, amountCents, paidCents, refundedCents } = charge;
  const state = states[status];
  return {
    pspOrderId,
    reference,
    state,
    amountCents,
    paidCents: state === 'taken' ? (paidCents ?? amountCents ?? 0) : 0,
    refundedCents,
    chargedBack: status === 'charged_back',
  };
};

const underWayOf = ({ refunds }: PaymentOnBook, attempt: number, now: Date): number =>
  refunds
    .filter((refund) => refund.attempt === attempt && refund.status === 'asked')
    .filter(({ askedAt }) => now.getTime() - Date.parse(askedAt) < PATIENCE_SECONDS * 1000)
    .reduce((sum, { amountCents }) => sum + amountCents, 0);

export const attemptsOnBook = (payment: PaymentOnBook, now: Date): AttemptOnBook[] =>
  payment.attempts.map(
    ({ orderId, attempt, pspOrderId, totals, capturedCents, surplus, refundedCents, chargedBackCents }) => ({
      orderId,
      attempt,
      ...(pspOrderId === undefined ? {} : { pspOrderId }),
      amountCents: totals.totalCents,
      capturedCents,
      surplus,
      refundedCents,
      chargedBackCents,
      underWayCents: underWayOf(payment, attempt, now),
    }),
  );

/** Payments' and the provider's books, read through payments' own offer. */
export const moneyInProcess = (access: ProviderAccess, clock: () => Date): MoneyBooks => {
  const books = moneyBooks(access);
  return {
    ordersBooked: async (day) => [...new Set((await books.entriesOf(day)).map(({ orderId }) => orderId))],
    chargesMade: async (span) => (await books.chargesMade(span)).map(chargeOnBook),
    underWay: async (before, limit) => [
      ...new Set((await books.oldestBefore(before, limit)).map(({ orderId }) => orderId)),
    ],
    async charge(pspOrderId) {
      const charge = await books.charge(pspOrderId);
      return charge && chargeOnBook(charge);
    },
    async ofOrder(orderId) {
      const payment = await books.ofOrder(orderId);
      return payment
        ? { attempts: attemptsOnBook(payment, clock()), entries: [...payment.entries] }
        : { attempts: [], entries: [] };
    },
  };
};

/** When an order's wait for its charges is over, by how long each method clears; undefined while nothing was tried. */
export const waitedUntil = async (access: ProviderAccess, orderId: OrderId): Promise<string | undefined> => {
  const payment = await moneyBooks(access).ofOrder(orderId);
  return payment?.attempts
    .map(({ method, expiresAt }) => waitsUntil(method, expiresAt).toISOString())
    .sort()
    .at(-1);
};

/** Payments settles; only a provider that does not answer has a name of ours. */
export const paymentsInProcess = (access: ProviderAccess, ordersTable: string): OpenPayments => {
  const payments = openPayments(access, ordersTable);
  return {
    newestBefore: payments.newestBefore,
    async settle(attempt) {
      try {
        return await payments.settle(attempt);
      } catch (error) {
        if (error instanceof Error && error.name === 'PspUnavailable') throw new ProviderDown();
        throw error;
      }
    },
  };
};
