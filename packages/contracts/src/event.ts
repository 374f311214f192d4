import { EventId } from '@loja/kernel/ids.ts';
import * as z from 'zod';

/** A past-tense fact that its context announces; committed with the write through the outbox. */
export interface EventContract<Name extends string = string, Data extends z.ZodType = z.ZodType> {
  source: string;
  name: Name;
  version: number;
  data: Data;
}

/** Declares an event; only fixes its type. */
export const defineEvent = <const Name extends string, Data extends z.ZodType>(
  contract: EventContract<Name, Data>,
): EventContract<Name, Data> => contract;

/** What travels on the bus in `detail`: the same envelope for all events. */
export const envelopeOf = <Data extends z.ZodType>(contract: EventContract<string, Data>) =>
  z.object({
    id: EventId,
    version: z.literal(contract.version),
    occurredAt: z.iso.datetime(),
    /** X-Ray trace header of the request that caused it, when there was one. */
    trace: z.string().optional(),
    data: contract.data,
  });

export type EnvelopeOf<C extends EventContract> = {
  id: EventId;
  version: number;
  occurredAt: string;
  trace?: string | undefined;
  data: z.output<C['data']>;
};

/** The EventBridge pattern that matches this contract and no other. */
export const patternOf = (
  contract: EventContract,
): { source: string[]; detailType: string[]; detail: { version: number[] } } => ({
  source: [contract.source],
  detailType: [contract.name],
  detail: { version: [contract.version] },
});
