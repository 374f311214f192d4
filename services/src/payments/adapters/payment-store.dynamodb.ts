import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { PaymentCaptured, PaymentRefunded } from '@loja/contracts/events/payments.ts';
import { brl } from '@loja/kernel/money.ts';
import { type Dynamo, type Item, updating } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Attempt, AttemptStatus } from '../domain/attempt.ts';
import { captureMovement, refundMovement } from '../domain/ledger.ts';
import type { PaymentStore } from '../ports.ts';
import { attemptKey, attemptOf, entryOf, entryPuts, mayBecome } from './payment-rows.dynamodb.ts';

interface Table {
  dynamo: Dynamo;
  table: string;
}

/** The attempt's move with all that belongs to it. That someone else has made it already is a success. */
const move = async (
  { dynamo, table }: Table,
  attempt: Attempt,
  to: AttemptStatus,
  set: Item,
  along: readonly TransactWriteItem[],
): Promise<void> => {
  const { condition, values } = mayBecome(to);
  const assignments = ['#status = :to', ...Object.keys(set).map((name) => `${name} = :${name}`)];
  const setValues = Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value]));
  const result = await dynamo.transact([
    updating({
      table,
      key: attemptKey(attempt),
      update: `SET ${assignments.join(', ')}`,
      condition,
      names: { '#status': 'status' },
      values: { ':to': to, ...values, ...setValues },
    }),
    ...along,
  ]);
  if (result.ok) return;
  const found = result.refusals[0]?.item;
  const status = found && attemptOf(found).status;
  const isThere = status === to || (to === 'captured' && status === 'refunded');
  if (!isThere) throw new Error(`attempt did not move from ${status ?? 'unknown'} to ${to}`);
};

const begin =
  ({ dynamo, table }: Table): PaymentStore['begin'] =>
  async (asked) => {
    const item = await dynamo.update({
      table,
      key: attemptKey(asked),
      update:
        'SET entity = :entity, orderId = :orderId, attempt = :attempt, taskToken = :taskToken, ' +
        '#status = if_not_exists(#status, :preparing), totals = if_not_exists(totals, :totals), ' +
        'createdAt = if_not_exists(createdAt, :createdAt)',
      names: { '#status': 'status' },
      values: {
        ':entity': 'ATTEMPT',
        ':orderId': asked.orderId,
        ':attempt': asked.attempt,
        ':taskToken': asked.taskToken,
        ':preparing': 'preparing',
        ':totals': asked.totals,
        ':createdAt': asked.createdAt,
      },
    });
    return attemptOf(item ?? {});
  };

const savePix =
  ({ dynamo, table }: Table): PaymentStore['savePix'] =>
  async (attempt, { pspOrderId, pix }) => {
    await dynamo.update({
      table,
      key: attemptKey(attempt),
      update: 'SET #status = :pending, pspOrderId = :pspOrderId, pix = :pix',
      condition: '#status = :preparing',
      names: { '#status': 'status' },
      values: { ':pending': 'pending', ':preparing': 'preparing', ':pspOrderId': pspOrderId, ':pix': pix },
    });
  };

const close =
  ({ dynamo, table }: Table): PaymentStore['close'] =>
  async (attempt, status) => {
    const { condition, values } = mayBecome(status);
    await dynamo.update({
      table,
      key: attemptKey(attempt),
      update: 'SET #status = :to',
      condition,
      names: { '#status': 'status' },
      values: { ':to': status, ...values },
    });
  };

const eventData = ({ orderId, attempt, totals }: Attempt) => ({
  orderId,
  attempt,
  amount: brl(totals.totalCents),
  method: 'pix' as const,
});

/** Attempts, ledger and outbox of payments in its DynamoDB table. */
export const dynamoPaymentStore = (dynamo: Dynamo, table: string): PaymentStore => {
  const at = { dynamo, table };
  return {
    begin: begin(at),
    savePix: savePix(at),
    close: close(at),
    async find(orderId) {
      const item = await dynamo.get(table, attemptKey({ orderId, attempt: 1 }), { consistent: true });
      return item && attemptOf(item);
    },
    capture: (attempt, pspOrderId, when) =>
      move(at, attempt, 'captured', { pspOrderId, capturedAt: when.toISOString() }, [
        ...entryPuts(table, attempt, {
          name: 'capture',
          entries: captureMovement(attempt.totals),
          at: when,
        }),
        outboxRow(table, PaymentCaptured, eventData(attempt), when),
      ]),
    refund: (attempt, when) =>
      move(at, attempt, 'refunded', { refundedAt: when.toISOString() }, [
        ...entryPuts(table, attempt, { name: 'refund', entries: refundMovement(attempt.totals), at: when }),
        outboxRow(
          table,
          PaymentRefunded,
          { ...eventData(attempt), refundId: 'late', refundedTotal: brl(attempt.totals.totalCents) },
          when,
        ),
      ]),
    async entries(orderId) {
      const items = await dynamo.query({
        table,
        keys: 'pk = :pk AND begins_with(sk, :prefix)',
        values: { ':pk': `ORDER#${orderId}`, ':prefix': 'ENTRY#' },
      });
      return items.map(entryOf);
    },
  };
};
