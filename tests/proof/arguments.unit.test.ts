import { expect, test } from 'vitest';
import { askedBy } from './arguments.ts';

const known = ['last-bags', 'webhooks'];

test('without arguments every scenario runs once in full', () => {
  expect(askedBy([], known)).toEqual({ names: known, seeds: [1], size: 'full', shops: 1, record: false });
});

test('one seed, or a count of them', () => {
  expect(askedBy(['--seed', '17', '--short'], known)).toMatchObject({ seeds: [17], size: 'short' });
  expect(askedBy(['--seeds', '3'], known)).toMatchObject({ seeds: [1, 2, 3] });
});

test.each([
  ['a run without a seed', ['--seeds', '0']],
  ['a count that is none', ['--seeds', 'abc']],
  ['half a seed', ['--seeds', '1.5']],
  ['a seed that is none', ['--seed=-1']],
  ['a seed beside a count', ['--seed', '3', '--seeds', '3']],
  ['a name among several that is misspelt', ['--scenario', 'last-bags,web-hooks']],
  ['no name', ['--scenario', '']],
  ['no shop to run in', ['--shops', '0']],
  ['to record what the gate runs', ['--short', '--record']],
])('%s is refused', (_what, args) => {
  expect(askedBy(args, known)).toEqual({ wrong: expect.any(String) });
});
