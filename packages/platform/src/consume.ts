import { type EnvelopeOf, type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import type { EventBridgeEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod';
import { log } from './logger.ts';
import { subjectOf } from './subject.ts';

/** A Lambda for one event straight from the bus. A payload that breaks the contract throws: it belongs in the DLQ. */
export const onEvent =
  <C extends EventContract>(contract: C, effect: (envelope: EnvelopeOf<C>) => Promise<void>) =>
  async (event: EventBridgeEvent<string, unknown>): Promise<void> => {
    const envelope = envelopeOf(contract).parse(event.detail) as EnvelopeOf<C>;
    await effect(envelope);
    log.info('event consumed', { event: contract.name, eventId: envelope.id, ...subjectOf(envelope.data) });
  };

/** A Lambda for a queue: each message on its own, failures reported one by one (ReportBatchItemFailures). */
export const onMessages =
  <Schema extends z.ZodType>(schema: Schema, effect: (message: z.output<Schema>) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failures = await Promise.all(
      event.Records.map(async ({ body, messageId }) => {
        try {
          await effect(schema.parse(JSON.parse(body)));
          return undefined;
        } catch (error) {
          if (error instanceof NotYet) log.info('message comes back later', { reason: error.message });
          else log.error('message failed', error, { reason: messageId });
          return { itemIdentifier: messageId };
        }
      }),
    );
    return { batchItemFailures: failures.filter((failure) => failure !== undefined) };
  };
