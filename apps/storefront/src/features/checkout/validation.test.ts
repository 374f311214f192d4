import { describe, expect, test } from 'vitest';
import { type Draft, emptyDraft } from './draft.ts';
import { phoneDigits } from './form-table.ts';
import { maskTaxId, readTaxId } from './tax-id.ts';
import { firstInvalid, refusedFields, validate } from './validation.ts';

const good: Draft = {
  ...emptyDraft,
  email: 'ana@exemplo.com.br',
  name: 'Ana Conceição',
  taxId: '529.982.247-25',
  phone: '(35) 99999-0000',
  cep: '01310-100',
  street: 'Avenida Paulista',
  number: 's/n',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
  shippingOptionId: 'economico',
};

describe('checkout form', () => {
  test('a good form has no errors; the complement may stay empty', () => {
    expect(validate(good)).toEqual({});
  });
  test('an empty form points at every field but the complement, e-mail first', () => {
    const errors = validate(emptyDraft);
    expect(Object.keys(errors)).toHaveLength(11);
    expect(errors.shippingOptionId).toBe('shipping');
    expect(firstInvalid(errors)).toBe('email');
  });
  test.each([
    ['email', 'ana@exemplo', 'email'],
    ['name', 'Ana', 'name'],
    ['taxId', '529.982.247-26', 'taxId'],
    ['phone', '99999-0000', 'phone'],
    ['cep', '0131-100', 'cep'],
    ['number', 'x'.repeat(21), 'tooLong'],
  ] as const)('%s "%s" is refused as %s', (field, value, error) => {
    expect(validate({ ...good, [field]: value })).toEqual({ [field]: error });
  });
  test('one box takes CPF, CNPJ and the CNPJ with letters', () => {
    expect(readTaxId('529.982.247-25')).toEqual({ cpf: '52998224725' });
    expect(readTaxId('11.222.333/0001-81')).toEqual({ cnpj: '11222333000181' });
    expect(readTaxId('12.abc.345/01de-35')).toEqual({ cnpj: '12ABC34501DE35' });
    expect(readTaxId('12ABC34501DE36')).toBeUndefined();
  });
  test('the review shows documents masked', () => {
    expect(maskTaxId('529.982.247-25')).toBe('***.982.247-**');
    expect(maskTaxId('11222333000181')).toBe('11.222.***/****-**');
  });
  test('+55 before the phone is dropped', () => {
    expect(phoneDigits('+55 (35) 99999-0000')).toBe('35999990000');
  });
  test('fields that the API names come back to their boxes', () => {
    expect(refusedFields([{ path: 'customer.cpf' }, { path: 'address.number' }, { path: 'cartId' }])).toEqual(
      { taxId: 'refused', number: 'refused' },
    );
  });
});
