import { describe, expect, test } from 'vitest';
import type { Finding } from '../domain/task.ts';
import type { Tasks } from '../ports.ts';

let made = 0;
/** A matter that no other test has seen. */
const matter = (): Finding => {
  made += 1;
  return {
    taskId: `wrong_amount.ORD-${made}-${crypto.randomUUID()}`,
    kind: 'wrong_amount',
    foundAt: '2026-11-25T06:00:00.000Z',
    expected: 5000,
    found: 4999,
  };
};
const later = (finding: Finding, at: string): Finding => ({ ...finding, foundAt: at });
const resolution = { at: '2026-11-25T08:00:00.000Z', by: 'someone', note: 'refunded at the panel' };

/** What every store of tasks must do. */
export const tasksSuite = (name: string, tasks: () => Tasks): void => {
  const openOf = async (taskId: string) =>
    (await tasks().list('open', 100)).filter((task) => task.taskId === taskId);

  describe(`${name}: tasks`, () => {
    test('one matter is one task, however often it is found', async () => {
      const finding = matter();
      expect(await tasks().report(finding)).toBe('opened');
      expect(await tasks().report(later(finding, '2026-11-26T06:00:00.000Z'))).toBe('known');
      expect(await openOf(finding.taskId)).toMatchObject([
        { openedAt: finding.foundAt, foundAt: '2026-11-26T06:00:00.000Z', timesFound: 2 },
      ]);
    });

    test('found by many at once it is still one', async () => {
      const finding = matter();
      await Promise.all(Array.from({ length: 4 }, () => tasks().report(finding)));
      expect(await openOf(finding.taskId)).toMatchObject([{ timesFound: 1 }]);
    });

    test('a resolved task leaves the list with what was done, and the first word stays', async () => {
      const finding = matter();
      await tasks().report(finding);
      await tasks().resolve(finding.taskId, resolution);
      const again = await tasks().resolve(finding.taskId, { ...resolution, note: 'no, I did' });
      expect(again).toMatchObject({ status: 'resolved', resolution });
      expect(await openOf(finding.taskId)).toEqual([]);
      const resolved = await tasks().list('resolved', 100);
      expect(resolved.map(({ taskId }) => taskId)).toContain(finding.taskId);
    });

    test('what is seen after it was resolved opens it again, with what was done', async () => {
      const finding = matter();
      await tasks().report(finding);
      await tasks().resolve(finding.taskId, resolution);
      expect(await tasks().report(later(finding, '2026-11-25T07:00:00.000Z'))).toBe('known');
      expect(await tasks().report(later(finding, '2026-11-26T06:00:00.000Z'))).toBe('reopened');
      expect(await openOf(finding.taskId)).toMatchObject([{ resolution }]);
    });

    test('a task that is not there is not resolved', async () => {
      expect(await tasks().resolve('wrong_amount.nobody', resolution)).toBeUndefined();
    });

    test('the longest waiting comes first, and no more than asked for', async () => {
      const [old, young] = [matter(), matter()];
      await tasks().report(later(young, '2025-01-02T00:00:00.000Z'));
      await tasks().report(later(old, '2025-01-01T00:00:00.000Z'));
      const ids = (await tasks().list('open', 2)).map(({ taskId }) => taskId);
      expect(ids).toEqual([old.taskId, young.taskId]);
    });
  });
};
