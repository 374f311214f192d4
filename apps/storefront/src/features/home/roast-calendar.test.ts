import { describe, expect, test } from 'vitest';
import { nextRoast } from './roast-calendar.ts';

const rule = { weekdays: [2, 4], cutoffHour: 12, timeZone: 'America/Sao_Paulo' };
const dayFor = (at: string) => nextRoast(new Date(at), rule).toISOString().slice(0, 10);

describe('next roast', () => {
  test('paid before the cut-off of a roast day joins that day', () => {
    expect(dayFor('2026-11-24T11:59:00-03:00')).toBe('2026-11-24');
  });
  test('paid at the cut-off waits for the next roast day', () => {
    expect(dayFor('2026-11-24T12:00:00-03:00')).toBe('2026-11-26');
  });
  test('the weekend waits for Tuesday, in the shop’s time zone and not in UTC', () => {
    expect(dayFor('2026-11-29T22:30:00-03:00')).toBe('2026-12-01');
    expect(dayFor('2026-11-23T23:30:00-03:00')).toBe('2026-11-24');
  });
});
