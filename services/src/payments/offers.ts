import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { ordersInProcess } from './adapters/orders.in-process.ts';
import { dynamoPaymentStore } from './adapters/payment-store.dynamodb.ts';
import * as access from './adapters/provider-access.ts';
import { termsOf } from './adapters/terms.ts';
import { stepFunctions } from './adapters/workflow.step-functions.ts';
import { secondsOf } from './domain/asking.ts';
import type { Charge } from './domain/charge.ts';
import type { LedgerEntry } from './domain/ledger.ts';
import type { Payment } from './domain/payment.ts';
import type { OpenAttempt } from './ports.ts';
import type { Closing } from './use-cases/close-attempt.ts';
import { settleOpenAttempt } from './use-cases/settle-open-attempt.ts';
import * as settling from './use-cases/settle-or-cancel.ts';
import { showPayment } from './use-cases/show-payment.ts';
import { viewPayment } from './use-cases/view-payment.ts';

export type ProviderAccess = access.ProviderAccess;
export type ProviderCharge = Charge;
export type PaymentOnBook = Pick<Payment, 'orderId' | 'attempts' | 'refunds' | 'entries' | 'capturedAttempt'>;

/** The order's payment as its page shows it and what `happened` to it, undefined until something was tried: one read. */
export const paymentOf = (dynamo: Dynamo, table: string, orderId: OrderId) =>
  viewPayment(dynamoPaymentStore(dynamo, table))(orderId);

/** All that is kept of an order's payment and its payer, for who asks for their own: one read. */
export const personalDataOf = (dynamo: Dynamo, table: string, orderId: OrderId) =>
  showPayment(dynamoPaymentStore(dynamo, table))(orderId);

export interface PaymentEndings {
  /**
   * The last word before an order's goods are let go: reads the provider again, records money that is there,
   * closes what is open. `open`: an attempt made late may still be paid until then. Throws when the provider cannot say.
   */
  settleOrCancel(orderId: OrderId, closing: Closing): Promise<settling.Ending>;
}

/** The endings of a payment, for whoever ends the order. */
export const paymentEndings = (to: ProviderAccess): PaymentEndings => ({
  settleOrCancel: settling.settleOrCancel(access.providerPorts(to)),
});

/** Our books and the provider's, side by side, for whoever holds them against one another. */
export interface MoneyBooks {
  /** Every attempt, refund and ledger line of an order. */
  ofOrder(orderId: OrderId): Promise<PaymentOnBook | undefined>;
  /** Ledger lines of a day of São Paulo, `2026-11-24`. */
  entriesOf(day: string): Promise<LedgerEntry[]>;
  /** Every charge that the provider made in the span, ours or not. Throws `PspUnavailable`. */
  chargesMade(span: { from: Date; to: Date }): Promise<Charge[]>;
  charge(pspOrderId: string): Promise<Charge | undefined>;
  /** Open, or with a refund under way, since before an instant; the longest first. */
  oldestBefore(before: Date, limit: number): Promise<OpenAttempt[]>;
}

export const moneyBooks = (to: ProviderAccess): MoneyBooks => {
  const { store, provider } = access.providerPorts(to);
  return {
    ofOrder: (orderId) => store.load(orderId),
    entriesOf: (day) => store.entriesOf(day),
    chargesMade: (span) => provider.list(span),
    charge: (pspOrderId) => provider.get(pspOrderId),
    oldestBefore: (before, limit) => store.openBefore(before, { limit }),
  };
};

export interface OpenPayments {
  /** Open, or with a refund under way, since before an instant; the newest first. */
  newestBefore(before: Date, limit: number): Promise<OpenAttempt[]>;
  /** Reads the charge again and moves attempt, ledger and order as its notification would have. Throws `PspUnavailable`. */
  settle(attempt: OpenAttempt): Promise<string>;
}

/** What a sweep after lost notifications works with; it also tells workflows. */
export const openPayments = (to: ProviderAccess, ordersTable: string): OpenPayments => {
  const ports = {
    ...access.providerPorts(to),
    orders: ordersInProcess(to.dynamo, ordersTable),
    workflow: stepFunctions(),
  };
  return {
    newestBefore: (before, limit) => ports.store.openBefore(before, { limit, newestFirst: true }),
    settle: settleOpenAttempt(ports),
  };
};

/** Ledger lines of a day of São Paulo, in the order written: one query. */
export const ledgerOf = (dynamo: Dynamo, table: string, day: string): Promise<LedgerEntry[]> =>
  dynamoPaymentStore(dynamo, table).entriesOf(day);

/** For how long a method may be paid, in seconds, where a Pix may be for `pixSeconds`. */
export const secondsToPay = (method: PaymentMethod, pixSeconds: number): number =>
  secondsOf(method, termsOf(pixSeconds));
