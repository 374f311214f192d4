import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { Dynamo, Item, UpdateSpec } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { Rule } from '../domain/rules.ts';
import {
  type Count,
  countAt,
  keptSeconds,
  secondsUntilFree,
  sliceAt,
  withOneMore,
} from '../domain/window.ts';
import type { Counters, Taken } from '../ports.ts';

const Row = z.object({
  slice: z.int(),
  total: z.int(),
  taken: z.record(z.string(), z.int()),
});

const rowKey = (key: string) => ({ pk: `LIMIT#${key}`, sk: 'COUNT' });

interface Asked {
  table: string;
  key: string;
  rule: Rule;
  now: Date;
}

/** The common way, one call: within one slice the store itself adds up and holds the sum against the limit. */
const oneMore = ({ table, key, rule }: Asked, slice: number): UpdateSpec => ({
  table,
  key: rowKey(key),
  update: 'SET #total = #total + :one, #taken.#slice = #taken.#slice + :one',
  condition: '#newest = :slice AND #total < :limit',
  names: { '#total': 'total', '#taken': 'taken', '#slice': String(slice), '#newest': 'slice' },
  values: { ':one': 1, ':slice': slice, ':limit': rule.limit },
});

/** The first of a slice drops what no window reaches any more, if the row is still as it was read. */
const turned = ({ table, key, rule, now }: Asked, before: Count | undefined, after: Count): UpdateSpec => ({
  table,
  key: rowKey(key),
  update: 'SET #newest = :slice, #total = :total, #taken = :taken, #ttl = :ttl',
  condition: before ? '#newest = :was AND #total = :count' : 'attribute_not_exists(pk)',
  names: {
    '#newest': 'slice',
    '#total': 'total',
    '#taken': 'taken',
    '#ttl': 'ttl',
  },
  values: {
    ':slice': after.slice,
    ':total': after.total,
    ':taken': after.taken,
    ':ttl': unixSeconds(secondsAfter(now, keptSeconds(rule))),
    ...(before ? { ':was': before.slice, ':count': before.total } : {}),
  },
});

const countOf = (item: Item | undefined): Count | undefined => item && Row.parse(item);

/** A slice is turned by whoever is first; the others then add to it. More than a few turns is nobody's luck. */
const TURNS = 10;

const took = (key: string, slice: number): Taken => ({ taken: true, place: { key, slice } });

const takeFrom = async (
  dynamo: Dynamo,
  asked: Asked,
  seen: Count | undefined,
  turns: number,
): Promise<Taken> => {
  const { key, rule, now } = asked;
  const count = countAt(seen, sliceAt(rule, now));
  if (count.total >= rule.limit) return { taken: false, retryAfter: secondsUntilFree(rule, count, now) };
  if (turns === 0) throw new Error('too much contention on a counter');
  const isTurn = seen?.slice !== count.slice || count.taken[count.slice] === undefined;
  const spec = isTurn ? turned(asked, seen, withOneMore(count)) : oneMore(asked, count.slice);
  const outcome = await dynamo.tryUpdate(spec);
  return outcome.done ? took(key, count.slice) : takeFrom(dynamo, asked, countOf(outcome.item), turns - 1);
};

export const dynamoCounters = (dynamo: Dynamo, table: string, clock: Clock): Counters => ({
  async take(key, rule) {
    const now = clock();
    const asked = { table, key, rule, now };
    const slice = sliceAt(rule, now);
    const first = await dynamo.tryUpdate(oneMore(asked, slice));
    return first.done ? took(key, slice) : takeFrom(dynamo, asked, countOf(first.item), TURNS);
  },
  async giveBack({ key, slice }) {
    await dynamo.tryUpdate({
      table,
      key: rowKey(key),
      update: 'SET #total = #total - :one, #taken.#slice = #taken.#slice - :one',
      condition: '#taken.#slice >= :one',
      names: { '#total': 'total', '#taken': 'taken', '#slice': String(slice) },
      values: { ':one': 1 },
    });
  },
});
