import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import { type Dynamo, putAny, putNew, putWhere } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import { openSince } from '../domain/books.ts';
import type { Payment } from '../domain/payment.ts';
import type { PaymentStore } from '../ports.ts';
import {
  attemptRow,
  entryOf,
  entryRows,
  headRow,
  indexes,
  OPEN,
  openOf,
  partitionOf,
  paymentOf,
  refundRow,
} from './payment-rows.dynamodb.ts';

/** The head row carries the revision: who writes on an older one writes nothing. */
const headPut = (table: string, before: Payment, after: Payment): TransactWriteItem => {
  const row = headRow(after, before.revision + 1);
  return before.revision === 0
    ? putNew(table, row)
    : putWhere(table, row, {
        condition: '#revision = :revision',
        names: { '#revision': 'revision' },
        values: { ':revision': before.revision },
      });
};

/** Rows that differ: what did not change is the very same object. */
const changedRows = (table: string, before: Payment, after: Payment): TransactWriteItem[] => [
  ...after.attempts
    .filter(
      (attempt) =>
        !before.attempts.includes(attempt) ||
        openSince(before, attempt.attempt) !== openSince(after, attempt.attempt),
    )
    .map((attempt) => putAny(table, attemptRow(after, attempt))),
  ...after.refunds
    .filter((refund) => !before.refunds.includes(refund))
    .map((refund) => putAny(table, refundRow(refund))),
  ...entryRows(after.entries.slice(before.entries.length)).map((row) => putNew(table, row)),
];

/** Payments, ledger and outbox in the context's DynamoDB table. */
export const dynamoPaymentStore = (dynamo: Dynamo, table: string): PaymentStore => ({
  async load(orderId) {
    const items = await dynamo.query({
      table,
      keys: 'pk = :pk',
      values: { ':pk': partitionOf(orderId) },
      consistent: true,
    });
    return paymentOf(items);
  },
  async commit(before, { payment, events }, at) {
    const result = await dynamo.transact([
      headPut(table, before, payment),
      ...changedRows(table, before, payment),
      ...events.map(({ contract, data }) => outboxRow(table, contract, data, at)),
    ]);
    if (result.ok) return { ...payment, revision: before.revision + 1 };
    const codes = result.refusals.map(({ code }) => code).filter((code) => code !== 'None');
    if (codes.every((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict'))
      return undefined;
    throw new Error(`the payment was not written: ${codes.join(', ')}`);
  },
  async report(anomaly, at) {
    const key = { pk: `ANOMALY#${anomaly.kind}#${anomaly.pspOrderId ?? ''}`, sk: 'ANOMALY' };
    const told = putNew(table, { ...key, entity: 'ANOMALY', at: at.toISOString() });
    // Refused means that it was told before.
    await dynamo.transact([told, outboxRow(table, PaymentAnomalyFound, anomaly, at)]);
  },
  async openBefore(before, { limit, newestFirst = false }) {
    const items = await dynamo.query({
      table,
      index: indexes.open,
      keys: 'openpk = :open AND opensk < :before',
      values: { ':open': OPEN, ':before': before.toISOString() },
      limit,
      descending: newestFirst,
    });
    return items.map(openOf);
  },
  async entriesOf(day) {
    const items = await dynamo.query({
      table,
      index: indexes.day,
      keys: 'daypk = :day',
      values: { ':day': `DAY#${day}` },
    });
    return items.map(entryOf);
  },
});
