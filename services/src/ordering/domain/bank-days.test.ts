import { describe, expect, test } from 'vitest';
import { bankDaysAfter } from './bank-days.ts';

const end = (at: string, count = 3): string => bankDaysAfter(new Date(at), count).toISOString();

describe('days on which banks are open', () => {
  test.each([
    ['a week', '2026-11-23T15:00:00.000Z', '2026-11-27T03:00:00.000Z'],
    ['a weekend', '2026-11-26T15:00:00.000Z', '2026-12-02T03:00:00.000Z'],
    ['a Saturday', '2026-11-28T15:00:00.000Z', '2026-12-03T03:00:00.000Z'],
    [
      'the night, which in São Paulo is the day before',
      '2026-11-24T02:59:00.000Z',
      '2026-11-27T03:00:00.000Z',
    ],
    ['Christmas and New Year', '2026-12-24T15:00:00.000Z', '2026-12-31T03:00:00.000Z'],
    ['carnival of 2027', '2027-02-05T15:00:00.000Z', '2027-02-13T03:00:00.000Z'],
    ['Good Friday and Tiradentes of 2025', '2025-04-16T15:00:00.000Z', '2025-04-24T03:00:00.000Z'],
    ['Corpus Christi of 2026', '2026-06-03T15:00:00.000Z', '2026-06-10T03:00:00.000Z'],
  ])('are counted over %s', (_what, at, until) => {
    expect(end(at)).toBe(until);
  });
});
