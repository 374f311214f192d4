import { expect, test } from 'vitest';
import { isCommonPassword } from './common-password.ts';

test.each([
  ['Manaca2026!!!', true],
  ['qwerty123456', true],
  ['1Q2W3E4R5T6Y', true],
  ['aaaaaaaaaaaa', true],
  ['1234123412341', true],
  ['manacámanacá1', true],
  ['anaconceicao12', true],
  ['MANACA manaca 99', true],
  ['o café da minha avó', false],
  ['correct horse battery staple', false],
  ['manacá da minha avó querida', false],
  ['2f8b1c9d7e6a', false],
])('%s is easy to guess: %s', (password, expected) => {
  expect(isCommonPassword(password, 'ana.conceicao@example.com')).toBe(expected);
});
