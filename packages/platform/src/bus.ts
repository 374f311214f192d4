import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type EnvelopeOf, type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import { newEventId } from '@loja/kernel/ids.ts';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { awsRegion, currentTrace } from './config.ts';
import { log } from './logger.ts';
import { subjectOf } from './subject.ts';

/** An event as the bus takes it; `detail` is the envelope in JSON. */
export interface Announcement {
  eventId: string;
  source: string;
  name: string;
  detail: string;
}

/** An announcement of now. Throws when `data` breaks the contract: such an event is never told. */
export const announcementOf = <C extends EventContract>(
  contract: C,
  data: EnvelopeOf<C>['data'],
  now: Date,
): Announcement => {
  const eventId = newEventId();
  const trace = currentTrace();
  const envelope = envelopeOf(contract).parse({
    id: eventId,
    version: contract.version,
    occurredAt: now.toISOString(),
    ...(trace ? { trace } : {}),
    data,
  });
  return { eventId, source: contract.source, name: contract.name, detail: JSON.stringify(envelope) };
};

const dataIn = (detail: string): unknown => z.object({ data: z.unknown() }).parse(JSON.parse(detail)).data;

/** PutEvents takes at most ten entries. */
const PUT_LIMIT = 10;

type Pending = { told: Announcement; sequence: string };

const entryOf = (busName: string, { source, name, detail }: Announcement): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: source,
  DetailType: name,
  Detail: detail,
});

const said = ({ told: { name, eventId, detail } }: Pending): void =>
  log.info('event published', { event: name, eventId, ...subjectOf(dataIn(detail)) });

/** Puts one chunk on the bus; answers the first that the bus refused, if any. */
const publish = async (
  bus: EventBridgeClient,
  busName: string,
  chunk: readonly Pending[],
): Promise<Pending | undefined> => {
  const command = new PutEventsCommand({ Entries: chunk.map(({ told }) => entryOf(busName, told)) });
  const { Entries = [] } = await bus.send(command);
  const refused = Entries.findIndex(({ ErrorCode }) => Boolean(ErrorCode));
  for (const pending of refused < 0 ? chunk : chunk.slice(0, refused)) said(pending);
  if (refused < 0) return undefined;
  log.warn('bus refused an event', {
    event: chunk[refused]?.told.name ?? '',
    reason: Entries[refused]?.ErrorCode ?? '',
  });
  return chunk[refused];
};

/**
 * A table's stream → bus, at least once and in order: `announce` says what a record tells the world, if anything.
 * Stops at the first announcement that the bus refuses, and is called again from there.
 */
export const announceStream =
  (
    busName: string,
    announce: (record: DynamoDBRecord) => Announcement | undefined,
    bus = new EventBridgeClient({ region: awsRegion() }),
  ) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const pending = event.Records.flatMap((record): Pending[] => {
      const told = announce(record);
      return told ? [{ told, sequence: record.dynamodb?.SequenceNumber ?? '' }] : [];
    });
    for (let start = 0; start < pending.length; start += PUT_LIMIT) {
      const refused = await publish(bus, busName, pending.slice(start, start + PUT_LIMIT));
      if (refused) return { batchItemFailures: [{ itemIdentifier: refused.sequence }] };
    }
    return { batchItemFailures: [] };
  };
