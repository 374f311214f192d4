import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { outboxRow, relay } from './outbox.ts';

const now = new Date('2026-11-24T12:00:00Z');
const row = (orderId = newOrderId()) => outboxRow('orders', OrderPlaced, { orderId, total: brl(3990) }, now);

const record = (
  sequence: number,
  write = row(),
  eventName: DynamoDBRecord['eventName'] = 'INSERT',
): DynamoDBRecord =>
  ({
    eventName,
    dynamodb: { SequenceNumber: String(sequence), NewImage: write.Put?.Item },
  }) as DynamoDBRecord;

/** A bus that refuses the n-th entry it is shown (1-based); a real client whose wire is cut short. */
const busRefusing = (nth: number) => {
  const seen: { Detail?: string; DetailType?: string }[] = [];
  const client = new EventBridgeClient({
    region: 'sa-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  client.middlewareStack.add(
    () => async (args) => {
      const { Entries = [] } = args.input as { Entries?: { Detail?: string; DetailType?: string }[] };
      const output = {
        $metadata: {},
        Entries: Entries.map((entry) =>
          seen.push(entry) === nth ? { ErrorCode: 'ThrottlingException' } : { EventId: 'x' },
        ),
      };
      return { output, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { client, seen };
};

describe('the outbox', () => {
  test('an event that breaks its contract is never written', () => {
    expect(() =>
      outboxRow('orders', OrderPlaced, { orderId: 'ord_x', total: brl(1) } as never, now),
    ).toThrow();
  });

  test('every inserted row reaches the bus in order; other rows and removals do not', async () => {
    const { client, seen } = busRefusing(0);
    const records = Array.from({ length: 23 }, (_, i) => record(i));
    const other = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '99', NewImage: { pk: { S: 'ORDER#1' }, entity: { S: 'ORDER' } } },
    } as DynamoDBRecord;
    const result = await relay('loja', client)({ Records: [...records, other, record(98, row(), 'REMOVE')] });
    expect(result.batchItemFailures).toEqual([]);
    expect(seen.map(({ DetailType }) => DetailType)).toEqual(Array.from({ length: 23 }, () => 'OrderPlaced'));
  });

  test('the stream is told to come back at the first row that the bus refused', async () => {
    const { client } = busRefusing(13);
    const result = await relay(
      'loja',
      client,
    )({ Records: Array.from({ length: 23 }, (_, i) => record(i + 1)) });
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: '13' }]);
  });
});
