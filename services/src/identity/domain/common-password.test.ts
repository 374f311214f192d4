import { expect, test } from 'vitest';
import { leansOnContext } from './common-password.ts';

test.each([
  ['Manaca2026!!!', true],
  ['manacámanacá1', true],
  ['anaconceicao12', true],
  ['MANACA manaca 99', true],
  ['o café da minha avó', false],
  ['correct horse battery staple', false],
  ['manacá da minha avó querida', false],
  ['2f8b1c9d7e6a', false],
])('%s leans on the shop or the address: %s', (password, expected) => {
  expect(leansOnContext(password, 'ana.conceicao@example.com')).toBe(expected);
});
