import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type EnvelopeOf, type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { newEventId } from '@loja/kernel/ids.ts';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { awsRegion, currentTrace } from './config.ts';
import { putNew } from './dynamo.ts';
import { log } from './logger.ts';

/** Streams keep 24 h and the archive more; a week of rows lets a person look. */
const KEEP_SECONDS = 7 * 24 * 3600;

/** The row that commits an event with the write it belongs to: add it to the same transaction. */
export const outboxRow = <C extends EventContract>(
  table: string,
  contract: C,
  data: EnvelopeOf<C>['data'],
  now: Date,
): TransactWriteItem => {
  const id = newEventId();
  const trace = currentTrace();
  const envelope = envelopeOf(contract).parse({
    id,
    version: contract.version,
    occurredAt: now.toISOString(),
    ...(trace ? { trace } : {}),
    data,
  });
  return putNew(table, {
    pk: `OUTBOX#${id}`,
    sk: 'OUTBOX',
    entity: 'OUTBOX',
    source: contract.source,
    name: contract.name,
    detail: JSON.stringify(envelope),
    ttl: unixSeconds(secondsAfter(now, KEEP_SECONDS)),
  });
};

const Row = z.object({
  entity: z.literal('OUTBOX'),
  pk: z.string(),
  source: z.string(),
  name: z.string(),
  detail: z.string(),
});

const rowOf = (record: DynamoDBRecord): z.infer<typeof Row> | undefined => {
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !image) return undefined;
  // The stream's attribute values and the SDK's differ only in declared types.
  return Row.safeParse(unmarshall(image as Parameters<typeof unmarshall>[0])).data;
};

const orderIdIn = (detail: string): string | undefined =>
  z.object({ data: z.object({ orderId: z.string() }) }).safeParse(JSON.parse(detail)).data?.data.orderId;

/** PutEvents takes at most ten entries. */
const PUT_LIMIT = 10;

type Pending = { row: z.infer<typeof Row>; sequence: string };

const pendingOf = (record: DynamoDBRecord): Pending[] => {
  const row = rowOf(record);
  return row ? [{ row, sequence: record.dynamodb?.SequenceNumber ?? '' }] : [];
};

const entryOf = (busName: string, row: Pending['row']): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: row.source,
  DetailType: row.name,
  Detail: row.detail,
});

const said = ({ row }: Pending): void => {
  const orderId = orderIdIn(row.detail);
  log.info('event published', { event: row.name, eventId: row.pk.slice(7), ...(orderId ? { orderId } : {}) });
};

/** Puts one chunk on the bus; answers the first row that the bus refused, if any. */
const publish = async (
  bus: EventBridgeClient,
  busName: string,
  chunk: readonly Pending[],
): Promise<Pending | undefined> => {
  const command = new PutEventsCommand({ Entries: chunk.map(({ row }) => entryOf(busName, row)) });
  const { Entries = [] } = await bus.send(command);
  const refused = Entries.findIndex(({ ErrorCode }) => Boolean(ErrorCode));
  for (const pending of refused < 0 ? chunk : chunk.slice(0, refused)) said(pending);
  if (refused < 0) return undefined;
  log.warn('bus refused an event', {
    event: chunk[refused]?.row.name ?? '',
    reason: Entries[refused]?.ErrorCode ?? '',
  });
  return chunk[refused];
};

/** The relay of one context: stream of its table → bus, at least once, stopping at the first row that the bus refuses. */
export const relay =
  (busName: string, bus = new EventBridgeClient({ region: awsRegion() })) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const rows = event.Records.flatMap(pendingOf);
    for (let start = 0; start < rows.length; start += PUT_LIMIT) {
      const refused = await publish(bus, busName, rows.slice(start, start + PUT_LIMIT));
      if (refused) return { batchItemFailures: [{ itemIdentifier: refused.sequence }] };
    }
    return { batchItemFailures: [] };
  };
