import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBefore, dayOf, spanOf } from './day.ts';

describe('a day of the books', () => {
  test('goes from midnight to midnight in São Paulo', () => {
    expect(spanOf('2026-11-24')).toEqual({
      from: new Date('2026-11-24T03:00:00.000Z'),
      to: new Date('2026-11-25T03:00:00.000Z'),
    });
  });

  test('follows the clock through the last daylight saving that Brazil had', () => {
    expect(spanOf('2018-11-03').to).toEqual(new Date('2018-11-04T03:00:00.000Z'));
    expect(spanOf('2018-11-05').from).toEqual(new Date('2018-11-05T02:00:00.000Z'));
  });

  test('has every instant on exactly one page', () => {
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        const { from, to } = spanOf(dayOf(at));
        expect(from <= at && at < to).toBe(true);
        expect(spanOf(dayBefore(dayOf(at))).to).toEqual(from);
      }),
    );
  });
});
