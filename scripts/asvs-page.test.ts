import { expect, test } from 'vitest';
import { asvsRows } from './asvs-page.ts';

test('every applicable requirement is answered once, and nine in ten of the testable by a test or an assertion', () => {
  const testable = asvsRows().filter((row) => row.testable);
  const tried = testable.filter(({ status }) => status === 'test' || status === 'config');
  expect(testable).toHaveLength(130);
  expect(tried.length / testable.length).toBeGreaterThanOrEqual(0.9);
});
