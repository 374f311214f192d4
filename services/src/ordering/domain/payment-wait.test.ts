import { describe, expect, test } from 'vitest';
import { secondsToWait, secondsToWaitUntil } from './payment-wait.ts';

const DAY = 86_400;
const now = new Date('2026-11-24T12:00:00.000Z');

describe('how long goods are kept for money', () => {
  test.each(['pix', 'card'] as const)(
    'by %s: a grace of as much again, a quarter of an hour at most',
    (method) => {
      expect(secondsToWait(method, 1_800, now)).toBe(2_700);
      expect(secondsToWait(method, 10, now)).toBe(20);
      expect(secondsToWaitUntil(method, '2026-11-24T12:05:00.000Z', now)).toBe(600);
      expect(secondsToWaitUntil(method, '2026-11-24T11:00:00.000Z', now)).toBe(2);
    },
  );

  test('by boleto: paid in the last minute of its third day, it has three days of the banks to clear', () => {
    // Due on Friday 27 November at nine in the morning: Monday, Tuesday, and Wednesday to its end.
    const until = now.getTime() + secondsToWait('boleto', 3 * DAY, now) * 1000;
    expect(new Date(until).toISOString()).toBe('2026-12-03T03:00:00.000Z');
    const again = now.getTime() + secondsToWaitUntil('boleto', '2026-11-27T12:00:00.000Z', now) * 1000;
    expect(again).toBe(until);
  });
});
