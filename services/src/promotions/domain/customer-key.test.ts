import { expect, test } from 'vitest';
import { customerKeyOf } from './customer-key.ts';

const ana = { cpf: '52998224725' };

test('one customer has one name under a coupon, another under the next, and another under another secret', () => {
  const key = customerKeyOf('segredo', 'DEZ', ana);
  expect(customerKeyOf('segredo', 'DEZ', { ...ana })).toBe(key);
  expect(customerKeyOf('segredo', 'VINTE', ana)).not.toBe(key);
  expect(customerKeyOf('outro', 'DEZ', ana)).not.toBe(key);
  expect(customerKeyOf('segredo', 'DEZ', { cnpj: '47318206000128' })).not.toBe(key);
  expect(key).not.toContain(ana.cpf);
});
