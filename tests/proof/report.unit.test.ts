import { describe, expect, test } from 'vitest';
import { isKept, type Result, reliabilityPage } from './report.ts';
import { scenarios } from './scenarios/index.ts';

const result = (change: Partial<Result> = {}): Result => ({
  shape: '200 buyers, 20 bags',
  seeds: 50,
  broken: [],
  day: '2026-11-24',
  ...change,
});

describe('a new result', () => {
  test('does not take the place of a longer series', () => {
    expect(isKept(result(), result({ seeds: 1 }))).toBe(false);
    expect(isKept(result(), result({ seeds: 50 }))).toBe(true);
    expect(isKept(undefined, result({ seeds: 1 }))).toBe(true);
  });
  test('is kept when something broke, however short the series', () => {
    expect(isKept(result(), result({ seeds: 1, broken: [7] }))).toBe(true);
  });
});

test('the page has a row for each experience, with the commit that a result was seen at', () => {
  const page = reliabilityPage(scenarios, { 'last-bags': result({ commit: '34bb92d' }) });
  for (const { fault } of scenarios.flatMap(({ experiences }) => experiences))
    expect(page).toContain(`| ${fault} |`);
  expect(page).toContain('held, 50 seeds (200 buyers, 20 bags), 2026-11-24, commit 34bb92d');
  expect(page).toContain('not run yet');
});
