import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { EnvelopeOf, EventContract } from '@loja/contracts/event.ts';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Announcement, announcementOf, announceStream } from './bus.ts';
import { putNew } from './dynamo.ts';
import { rowAfter } from './stream.ts';

/** Streams keep 24 h and the archive more; a week of rows lets a person look. */
const KEEP_SECONDS = 7 * 24 * 3600;

/** The row that commits an event with the write it belongs to: add it to the same transaction. */
export const outboxRow = <C extends EventContract>(
  table: string,
  contract: C,
  data: EnvelopeOf<C>['data'],
  now: Date,
): TransactWriteItem => {
  const { eventId, ...row } = announcementOf(contract, data, now);
  return putNew(table, {
    pk: `OUTBOX#${eventId}`,
    sk: 'OUTBOX',
    entity: 'OUTBOX',
    ...row,
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

const announcementIn = (record: DynamoDBRecord): Announcement | undefined => {
  if (record.eventName !== 'INSERT') return undefined;
  const { data } = Row.safeParse(rowAfter(record));
  return data && { eventId: data.pk.slice(7), source: data.source, name: data.name, detail: data.detail };
};

/** The relay of one context: stream of its table → bus, at least once, stopping at the first row that the bus refuses. */
export const relay = (busName: string, bus?: EventBridgeClient) =>
  announceStream(busName, announcementIn, bus);
