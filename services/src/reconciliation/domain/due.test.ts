import { describe, expect, test } from 'vitest';
import { isDue } from './due.ts';

const looksWithin = (from: number, until: number, interval: number): number => {
  let looks = 0;
  for (let openFor = from; openFor < until; openFor += interval) looks += isDue(openFor, interval) ? 1 : 0;
  return looks;
};

describe('an open attempt', () => {
  test('is looked at by every sweep of its first hour', () => {
    expect(looksWithin(0, 3600, 300)).toBe(12);
  });

  test('is looked at hourly on its first day, then four times a day', () => {
    expect(looksWithin(3600, 24 * 3600, 300)).toBe(23);
    expect(looksWithin(24 * 3600, 72 * 3600, 300)).toBe(8);
  });

  test('is never passed over by sweeps that come late or seldom', () => {
    expect(looksWithin(7 * 60 + 13, 24 * 3600, 300)).toBeGreaterThanOrEqual(23);
    expect(isDue(90_000, 86_400)).toBe(true);
  });
});
