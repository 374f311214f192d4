import { expect, test } from 'vitest';
import { asvsRows, faultsOf, passedBy } from './asvs-page.ts';

/** Nine in ten are wanted; what is there may not become less. */
const reached = { test: 115, all: 154 };

test('every applicable requirement is answered once, and no fewer are passed by what the gate runs than were', () => {
  const rows = asvsRows();
  const [tried, triable] = passedBy(rows, 'test');
  const [shown, showable] = passedBy(rows, 'test', 'assertion');
  expect([triable, showable]).toEqual([130, 174]);
  expect(tried).toBeGreaterThanOrEqual(reached.test);
  expect(shown).toBeGreaterThanOrEqual(reached.all);
});

test.each(['test', 'config'] as const)('a source or a document passes no requirement: %s', (status) => {
  const evidence = ['docs/security/controls.md', 'infra/src/stacks/identity.ts'];
  expect(faultsOf({ id: 'V1.1.1', status, evidence })).toEqual([
    expect.stringContaining('nothing that the gate runs'),
  ]);
  expect(faultsOf({ id: 'V1.1.1', status: 'document', evidence })).toEqual([]);
  expect(faultsOf({ id: 'V1.1.1', status, evidence: [...evidence, 'scripts/check-bundles.ts'] })).toEqual([]);
});

test('evidence that is not there is named', () => {
  expect(faultsOf({ id: 'V1.1.1', status: 'gap', evidence: ['tests/nothing.test.ts'] })).toEqual([
    'V1.1.1: no tests/nothing.test.ts',
  ]);
});
