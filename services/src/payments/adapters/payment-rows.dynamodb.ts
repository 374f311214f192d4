import { PaidCard, PaymentMethod, PaymentStatus, RefusalReason } from '@loja/contracts/http/payments.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import type { Item, Key } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { Attempt } from '../domain/attempt.ts';
import { dayOf, openSince, sumsOf } from '../domain/books.ts';
import { accounts, type LedgerEntry } from '../domain/ledger.ts';
import { type Payment, padded, type Refund } from '../domain/payment.ts';
import type { OpenAttempt } from '../ports.ts';

const Cents = z.int().min(0);
const text = z.string();

const HeadRow = z.object({
  orderId: OrderId,
  revision: z.int().min(1),
  method: PaymentMethod,
  taskToken: text.optional(),
  capturedAttempt: z.int().optional(),
  forgotten: z.boolean().optional(),
  anomalies: z.array(text),
});

const AttemptRow = z.object({
  orderId: OrderId,
  attempt: z.int().min(1),
  method: PaymentMethod,
  status: PaymentStatus,
  totals: z.object({ goodsCents: Cents, discountCents: Cents, shippingCents: Cents, totalCents: Cents }),
  createdAt: text,
  expiresAt: text,
  request: z.object({ keyHash: text, bodyHash: text }).optional(),
  pspOrderId: text.optional(),
  pix: z.object({ copiaECola: text, expiresAt: text }).optional(),
  boleto: z.object({ digitableLine: text, url: text, dueAt: text }).optional(),
  card: PaidCard.optional(),
  challengeUrl: text.optional(),
  refusal: RefusalReason.optional(),
  challengedAt: text.optional(),
  closedAt: text.optional(),
  capturedCents: Cents,
  surplus: z.boolean(),
  refundedCents: Cents,
  feeCents: z.int(),
  chargedBackCents: Cents,
  chargebackLost: z.boolean().optional(),
});

const RefundRow = z.object({
  orderId: OrderId,
  refundId: text,
  attempt: z.int(),
  amountCents: Cents,
  status: z.enum(['asked', 'done', 'failed']),
  askedAt: text,
  doneAt: text.optional(),
  again: z.int().min(1).optional(),
});

const EntryRow = z.object({
  orderId: OrderId,
  movement: text,
  at: text,
  account: z.enum(accounts),
  side: z.enum(['debit', 'credit']),
  cents: Cents,
});

const OpenRow = z.object({
  orderId: OrderId,
  attempt: z.int(),
  pspOrderId: text.optional(),
  openSince: text,
});

/** The index of what a sweep asks about, and the one by which the books of a day are read. */
export const indexes = { open: 'byOpen', day: 'byDay' } as const;
export const OPEN = 'OPEN';

export const partitionOf = (orderId: OrderId): string => `ORDER#${orderId}`;
export const headKey = (orderId: OrderId): Key => ({ pk: partitionOf(orderId), sk: 'PAYMENT' });

/** What of a row the schema left undefined is left out: absent and undefined are not the same to our types. */
const defined = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;

export const headRow = (payment: Payment, revision: number): Item & Key => {
  const { orderId, method, taskToken, capturedAttempt, forgotten, anomalies, attempts } = payment;
  return {
    ...headKey(orderId),
    entity: 'PAYMENT',
    orderId,
    revision,
    method,
    ...(taskToken === undefined ? {} : { taskToken }),
    ...(capturedAttempt === undefined ? {} : { capturedAttempt }),
    ...(forgotten ? { forgotten } : {}),
    latestAttempt: attempts.length,
    ...sumsOf(payment),
    anomalies,
  };
};

export const attemptRow = (payment: Payment, attempt: Attempt): Item & Key => {
  const since = openSince(payment, attempt.attempt);
  const number = padded(attempt.attempt);
  return {
    pk: partitionOf(attempt.orderId),
    sk: `ATTEMPT#${number}`,
    entity: 'ATTEMPT',
    ...attempt,
    ...(since === undefined
      ? {}
      : { openSince: since, openpk: OPEN, opensk: `${since}#${attempt.orderId}#${number}` }),
  };
};

export const refundRow = (refund: Refund): Item & Key => ({
  pk: partitionOf(refund.orderId),
  sk: `REFUND#${refund.refundId}`,
  entity: 'REFUND',
  ...refund,
});

/** One row per line, none ever overwritten. */
export const entryRows = (entries: readonly LedgerEntry[]): (Item & Key)[] =>
  entries.map((entry, i) => {
    const sort = `${entry.at}#${entry.movement}#${i + 1}`;
    return {
      pk: partitionOf(entry.orderId),
      sk: `ENTRY#${sort}`,
      entity: 'LEDGER_ENTRY',
      daypk: `DAY#${dayOf(entry.at)}`,
      daysk: `${entry.at}#${entry.orderId}#${entry.movement}#${i + 1}`,
      ...entry,
    };
  });

export const entryOf = (item: Item): LedgerEntry => EntryRow.parse(item);

export const openOf = (item: Item): OpenAttempt => {
  const { openSince: createdAt, ...row } = OpenRow.parse(item);
  return defined({ ...row, createdAt }) as OpenAttempt;
};

/** An order's payment from all rows of its partition; undefined when there is no head among them. */
export const paymentOf = (items: readonly Item[]): Payment | undefined => {
  const of = (entity: string) => items.filter((item) => item.entity === entity);
  const [head] = of('PAYMENT');
  if (!head) return undefined;
  return {
    ...defined(HeadRow.parse(head)),
    attempts: of('ATTEMPT').map((item) => defined(AttemptRow.parse(item)) as Attempt),
    refunds: of('REFUND')
      .map((item) => defined(RefundRow.parse(item)) as Refund)
      .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1)),
    entries: of('LEDGER_ENTRY').map(entryOf),
  } as Payment;
};
