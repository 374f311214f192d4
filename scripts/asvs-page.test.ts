import { expect, test } from 'vitest';
import { asvsRows, faultsOf, passedBy } from './asvs-page.ts';

const nineInTen = ([passed, of]: [number, number]) => passed / of >= 0.9;

test('every applicable requirement is answered once, nine in ten by what the gate runs where it can be run', () => {
  const rows = asvsRows();
  expect(passedBy(rows, 'test')[1]).toBe(130);
  expect(passedBy(rows, 'test', 'assertion')[1]).toBe(174);
  expect(nineInTen(passedBy(rows, 'test'))).toBe(true);
  expect(nineInTen(passedBy(rows, 'test', 'assertion'))).toBe(true);
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
