import { expect, test } from 'vitest';
import { type ConsentRecord, standingConsents } from './consent.ts';

const said = (at: string, given: boolean): ConsentRecord => ({
  kind: 'marketing',
  given,
  version: '2026-11-24',
  at,
  where: 'account',
});

test('who never said anything agreed to nothing', () => {
  expect(standingConsents([])).toEqual([{ kind: 'marketing', given: false }]);
});

test('the newest saying counts, in whatever order they are read', () => {
  const yes = said('2026-11-24T12:00:00.000Z', true);
  const no = said('2026-11-25T12:00:00.000Z', false);
  for (const records of [
    [yes, no],
    [no, yes],
  ])
    expect(standingConsents(records)).toEqual([
      { kind: 'marketing', given: false, version: '2026-11-24', at: no.at },
    ]);
});
