import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskEmail, maskName, maskTaxId } from './masking.ts';

describe('what the order page shows of a person', () => {
  test('a name keeps its first word and the initial of the last', () => {
    expect(maskName('Maria da Conceição Souza')).toBe('Maria S.');
    expect(maskName('João')).toBe('João');
  });

  test('an e-mail keeps its first letter and its domain, and not its length', () => {
    expect(maskEmail('maria.souza@exemplo.com.br')).toBe('m***@exemplo.com.br');
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const local = email.slice(0, email.lastIndexOf('@'));
        fc.pre(local.length > 3);
        expect(maskEmail(email)).not.toContain(local);
      }),
    );
  });

  test('a CPF shows six digits and a CNPJ six, check digits never', () => {
    expect(maskTaxId({ cpf: '12345678909' })).toBe('***.456.789-**');
    expect(maskTaxId({ cnpj: '12ABC34501DE35' })).toBe('**.ABC.345/****-**');
  });
});
