import { describe, expect, test } from 'vitest';
import { NewPassword, Password } from './auth.ts';

describe('a password', () => {
  test.each([
    [11, false],
    [12, true],
    [64, true],
    [128, true],
    [129, false],
  ])('of %i characters may be chosen: %s', (length, isLet) => {
    expect(NewPassword.safeParse('x'.repeat(length)).success).toBe(isLet);
  });

  test.each([' Com Espaços Dentro E Fora ', 'MAIÚSCULAS e minúsculas', 'ç'.repeat(128)])(
    'goes on as it was typed: %s',
    (typed) => {
      expect(NewPassword.parse(typed)).toBe(typed);
      expect(Password.parse(typed)).toBe(typed);
    },
  );
});
