import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { removingWhere, updating } from '@loja/platform/dynamo.ts';
import { type HoldLimits, limitOf } from '../domain/holds.ts';

/** Longer than any order may wait for its money: a count that nobody added to for so long is of no order. */
const KEEP_SECONDS = 30 * 24 * 3600;

export const holdKey = (hold: string) => ({ pk: `HOLDS#${hold}`, sk: 'HOLDS' });

/** Counts an order in, unless its holder has as many unpaid ones as may be. */
export const holdWrites = (
  table: string,
  holds: readonly string[],
  limits: HoldLimits,
  at: Date,
): TransactWriteItem[] =>
  holds.map((hold) =>
    updating({
      table,
      key: holdKey(hold),
      update: 'SET #ttl = :ttl ADD #open :one',
      condition: 'attribute_not_exists(#open) OR #open < :limit',
      names: { '#ttl': 'ttl', '#open': 'open' },
      values: {
        ':ttl': unixSeconds(secondsAfter(at, KEEP_SECONDS)),
        ':one': 1,
        ':limit': limitOf(limits, hold),
      },
    }),
  );

/** Counts an order out, in the transaction that moves it on: that one's condition makes it once. */
export const leaveWrites = (table: string, holds: readonly string[]): TransactWriteItem[] =>
  holds.map((hold) =>
    updating({
      table,
      key: holdKey(hold),
      update: 'ADD #open :minus',
      names: { '#open': 'open' },
      values: { ':minus': -1 },
    }),
  );

/** Takes a count away that no order is in any more: its key is made of who had one. Refused while one is. */
export const dropEmptyWrite = (table: string, hold: string): TransactWriteItem =>
  removingWhere(table, holdKey(hold), {
    condition: 'attribute_not_exists(#open) OR #open <= :none',
    names: { '#open': 'open' },
    values: { ':none': 0 },
  });
