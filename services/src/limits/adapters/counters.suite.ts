import { randomUUID } from 'node:crypto';
import type { Clock } from '@loja/kernel/clock.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../domain/rules.ts';
import type { Counters } from '../ports.ts';

const tenAMinute: Rule = { by: 'id', limit: 10, seconds: 60, withoutCounters: 'closed' };
const START = Date.parse('2026-11-24T12:00:00Z');

type CountersBy = (clock: Clock) => Counters;

const beginning = (countersBy: CountersBy) => () => {
  let ms = START;
  const counters = countersBy(() => new Date(ms));
  const pass = (more: number) => {
    ms += more;
  };
  return { counters, pass, key: randomUUID(), now: () => ms };
};
const takes = (counters: Counters, key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => counters.take(key, tenAMinute)));
const granted = (answers: readonly { taken: boolean }[]) => answers.filter(({ taken }) => taken).length;

/** `runs` of a property: each is many calls. */
export const countersSuite = (countersBy: CountersBy, runs: number): void => {
  takingSuite(countersBy);
  slidingTest(countersBy, runs);
};

const takingSuite = (countersBy: CountersBy): void => {
  const at = beginning(countersBy);

  test('a hundred at once of a limit of ten are ten', async () => {
    const { counters, key } = at();
    expect(granted(await takes(counters, key, 100))).toBe(10);
    expect(granted(await takes(counters, key, 3))).toBe(0);
  });

  test('a hundred at once where a slice of time begins are what was left', async () => {
    const { counters, key, pass } = at();
    expect(granted(await takes(counters, key, 4))).toBe(4);
    pass(10_000);
    expect(granted(await takes(counters, key, 100))).toBe(6);
  });

  test('one subject’s count is no other’s', async () => {
    const { counters, key } = at();
    await takes(counters, key, 10);
    expect(granted(await takes(counters, randomUUID(), 1))).toBe(1);
  });

  test('after the time that it names there is a place again', async () => {
    const { counters, key, pass } = at();
    await takes(counters, key, 10);
    const refused = await counters.take(key, tenAMinute);
    if (refused.taken) throw new Error('an eleventh place');
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect(refused.retryAfter).toBeLessThanOrEqual(63);
    pass(refused.retryAfter * 1000);
    expect((await counters.take(key, tenAMinute)).taken).toBe(true);
  });

  test('a place given back is another’s, once', async () => {
    const { counters, key } = at();
    const [first] = await takes(counters, key, 10);
    if (!first?.taken) throw new Error('no place');
    await counters.giveBack(first.place);
    expect(granted(await takes(counters, key, 5))).toBe(1);
  });

  test('giving back what has left the window gives nothing', async () => {
    const { counters, key, pass } = at();
    const [first] = await takes(counters, key, 1);
    if (!first?.taken) throw new Error('no place');
    pass(200_000);
    await takes(counters, key, 1);
    await counters.giveBack(first.place);
    expect(granted(await takes(counters, key, 100))).toBe(9);
  });
};

const slidingTest = (countersBy: CountersBy, runs: number): void => {
  const at = beginning(countersBy);

  test('no span of a window’s length sees more than the limit, wherever it begins', async () => {
    const steps = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 40_000 }), burst: fc.integer({ min: 1, max: 8 }) }),
      {
        minLength: 1,
        maxLength: 25,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (visits) => {
        const { counters, key, pass, now } = at();
        const times: number[] = [];
        for (const { wait, burst } of visits) {
          pass(wait);
          const answers = await takes(counters, key, burst);
          times.push(...Array.from({ length: granted(answers) }, now));
        }
        for (const [i, time] of times.entries())
          expect(times.filter((other, j) => j >= i && other < time + 60_000).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: runs },
    );
  });
};
