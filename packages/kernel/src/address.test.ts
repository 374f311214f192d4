import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cep, formatCep, stateOfCep } from './cep.ts';
import { Phone } from './phone.ts';

describe('CEP', () => {
  test.each([
    ['01310-100', 'SP'],
    ['20040002', 'RJ'],
    ['69301-000', 'RR'],
    ['69400-000', 'AM'],
    ['72900-000', 'GO'],
    ['73000-000', 'DF'],
    ['30130-010', 'MG'],
    ['99999-999', 'RS'],
  ])('%s lies in %s', (text, state) => {
    expect(stateOfCep(Cep.parse(text))).toBe(state);
  });
  test.each(['00000-000', '00999-999', '78900-000', '1310100', '01310-10a', ''])('%s is refused', (text) => {
    expect(Cep.safeParse(text).success).toBe(false);
  });
  test('every accepted CEP is written back with its hyphen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 77_999_999 }), (n) => {
        const digits = String(n).padStart(8, '0');
        expect(Cep.parse(formatCep(digits))).toBe(digits);
      }),
    );
  });
});

describe('phone', () => {
  test.each([
    ['(11) 98765-4321', '11987654321'],
    ['+55 11 98765-4321', '11987654321'],
    ['3133445566', '3133445566'],
    ['5533445566', '5533445566'],
  ])('%s is %s', (text, digits) => {
    expect(Phone.parse(text)).toBe(digits);
  });
  test.each(['98765-4321', '(01) 98765-4321', '11 1234-5678', '', '119876543210'])(
    '%s is refused',
    (text) => {
      expect(Phone.safeParse(text).success).toBe(false);
    },
  );
});
