import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { OrderView } from '@loja/contracts/http/ordering.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import { type Item, type Key, putNew } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { type Attempt, type AttemptStatus, sourcesOf } from '../domain/attempt.ts';
import type { Entry } from '../domain/ledger.ts';
import type { LedgerEntry } from '../ports.ts';

const Cents = z.int().min(0);

const AttemptRow = z.object({
  orderId: OrderId,
  attempt: z.int(),
  status: OrderView.shape.payment.shape.status.exclude(['challenge', 'partially_refunded', 'charged_back']),
  totals: z.object({ goodsCents: Cents, discountCents: Cents, shippingCents: Cents, totalCents: Cents }),
  taskToken: z.string(),
  createdAt: z.string(),
  pspOrderId: z.string().optional(),
  pix: z.object({ copiaECola: z.string(), expiresAt: z.string() }).optional(),
});

const EntryRow = z.object({
  orderId: OrderId,
  movement: z.string(),
  at: z.string(),
  account: z.enum(['receivable:psp', 'revenue:goods', 'revenue:shipping', 'discounts', 'refunds']),
  side: z.enum(['debit', 'credit']),
  cents: Cents,
});

const padded = (attempt: number): string => String(attempt).padStart(3, '0');

export const attemptKey = ({ orderId, attempt }: Pick<Attempt, 'orderId' | 'attempt'>): Key => ({
  pk: `ORDER#${orderId}`,
  sk: `ATTEMPT#${padded(attempt)}`,
});

export const attemptOf = (item: Item): Attempt => {
  const { pspOrderId, pix, ...row } = AttemptRow.parse(item);
  return { ...row, ...(pspOrderId ? { pspOrderId } : {}), ...(pix ? { pix } : {}) };
};

export const entryOf = (item: Item): LedgerEntry => EntryRow.parse(item);

/** `#status IN (…)` over every status from which `to` may be reached. */
export const mayBecome = (to: AttemptStatus): { condition: string; values: Item } => {
  const sources = sourcesOf(to);
  return {
    condition: `#status IN (${sources.map((_, i) => `:from${i}`).join(', ')})`,
    values: Object.fromEntries(sources.map((status, i) => [`:from${i}`, status])),
  };
};

/** One row per entry, none ever overwritten. */
export const entryPuts = (
  table: string,
  attempt: Attempt,
  movement: { name: 'capture' | 'refund'; entries: readonly Entry[]; at: Date },
): TransactWriteItem[] => {
  const name = `${movement.name}-${padded(attempt.attempt)}`;
  const at = movement.at.toISOString();
  return movement.entries.map((entry, i) =>
    putNew(table, {
      pk: `ORDER#${attempt.orderId}`,
      sk: `ENTRY#${at}#${name}#${i + 1}`,
      entity: 'LEDGER_ENTRY',
      orderId: attempt.orderId,
      movement: name,
      at,
      ...entry,
    }),
  );
};
