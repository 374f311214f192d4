import { envelopeOf } from '@loja/contracts/event.ts';
import { ProductChanged, ProductWithdrawn } from '@loja/contracts/events/catalog.ts';
import { StockBandChanged } from '@loja/contracts/events/inventory.ts';
import * as z from 'zod';
import type { Wish } from '../use-cases/publish-site.ts';

const announced = <Name extends string>(source: string, name: Name) =>
  z.object({ source: z.literal(source), 'detail-type': z.literal(name) });

const aboutProduct = (contract: typeof ProductChanged | typeof ProductWithdrawn) =>
  announced(contract.source, contract.name)
    .extend({ detail: envelopeOf(contract) })
    .transform(({ detail }): Wish => ({ kind: 'changes', slugs: [detail.data.slug] }));

const RequestId = z.string().regex(/^[0-9a-z-]{8,64}$/);

/** What the publisher's queue brings: facts of the bus, and what an operator or the publisher itself asks for. */
const PublishMessage = z.union([
  aboutProduct(ProductChanged),
  aboutProduct(ProductWithdrawn),
  announced(StockBandChanged.source, StockBandChanged.name)
    .extend({ detail: envelopeOf(StockBandChanged) })
    .transform((): Wish => ({ kind: 'changes', slugs: [] })),
  z.object({ command: z.literal('continue') }).transform((): Wish => ({ kind: 'changes', slugs: [] })),
  z
    .object({ command: z.literal('publish'), requestId: RequestId })
    .transform(({ requestId }): Wish => ({ kind: 'changes', slugs: [], requestId })),
  z
    .object({ command: z.literal('rebuild'), requestId: RequestId })
    .transform(({ requestId }): Wish => ({ kind: 'rebuild', requestId })),
  z
    .object({ command: z.literal('rollback'), requestId: RequestId, release: z.string().optional() })
    .transform(({ requestId, release }): Wish => ({ kind: 'rollback', requestId, release })),
]);

const parsed = (body: string): Wish | undefined => {
  try {
    return PublishMessage.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
};

/** The wishes of a batch in their order, and the messages that are none. */
export const readWishes = (bodies: readonly string[]): { wishes: Wish[]; unreadable: string[] } => {
  const read = bodies.map((body) => ({ body, wish: parsed(body) }));
  return {
    wishes: read.flatMap(({ wish }) => wish ?? []),
    unreadable: read.filter(({ wish }) => wish === undefined).map(({ body }) => body),
  };
};
