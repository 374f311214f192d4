import { fail, ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import { evenly } from './evenly.ts';

/** What happened, in order: `floor` is the moment at which the slowest way would have answered. */
const watched = () => {
  const events: string[] = [];
  let reach: () => void = () => undefined;
  const floor = new Promise<void>((resolve) => {
    reach = () => {
      events.push('floor');
      resolve();
    };
  });
  return { events, pause: () => floor, reach: () => reach() };
};

describe('an answer about an address', () => {
  test.each([
    ['all', ok(undefined), true],
    ['all', fail('credentials_wrong'), true],
    ['refusals', ok(undefined), false],
    ['refusals', fail('credentials_wrong'), true],
  ] as const)('held to %s: %j waits for the slowest way: %s', async (what, result, waits) => {
    const { events, pause, reach } = watched();
    const answer = evenly(
      pause,
      what,
    )(async () => {
      events.push('work');
      return result;
    }).then((given) => {
      events.push('answer');
      return given;
    });
    // The work is over long before: only what waits for the floor is still open.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    reach();
    expect(await answer).toEqual(result);
    expect(events).toEqual(waits ? ['work', 'floor', 'answer'] : ['work', 'answer', 'floor']);
  });

  test('that fails in an unexpected way is not held back', async () => {
    const { pause } = watched();
    const answer = evenly(pause)(async () => {
      throw new Error('the pool is away');
    });
    await expect(answer).rejects.toThrow('away');
  });
});
