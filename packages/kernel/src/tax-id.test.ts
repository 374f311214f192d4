import { describe, expect, test } from 'vitest';
import { Cnpj, Cpf, maskCpf } from './tax-id.ts';

describe('CPF', () => {
  test('a mask is taken off', () => {
    expect(Cpf.parse('529.982.247-25')).toBe('52998224725');
  });
  test.each(['529.982.247-24', '11111111111', '5299822472', 'abc', ''])('%s is refused', (text) => {
    expect(Cpf.safeParse(text).success).toBe(false);
  });
  test('the mask shows the middle only', () => {
    expect(maskCpf('52998224725')).toBe('***.982.247-**');
  });
});

describe('CNPJ', () => {
  test.each([
    '12ABC34501DE35',
    'Q0SLFMBD7VX439',
    'G5GUKNTTXG7250',
    'A0000000000A28',
    '11222333000181',
    '00000000000191',
  ])('%s is valid, letters included', (text) => {
    expect(Cnpj.parse(text)).toBe(text);
  });
  test('mask and lower case are normalised', () => {
    expect(Cnpj.parse('12.abc.345/01de-35')).toBe('12ABC34501DE35');
  });
  test.each(['12ABC34501DE36', '00000000000000', '1122233300018', '11222333000182'])(
    '%s is refused',
    (text) => {
      expect(Cnpj.safeParse(text).success).toBe(false);
    },
  );
});
