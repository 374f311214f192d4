import { expect, test } from 'vitest';
import { type FieldName, wrongWith } from './account-fields.ts';

test.each<[FieldName, string, ReturnType<typeof wrongWith>]>([
  ['email', '', 'required'],
  ['email', 'ana@', 'email'],
  ['email', ' ana@example.com ', undefined],
  ['newPassword', 'onze letras', 'shortPassword'],
  ['newPassword', 'café na serra', undefined],
  // An emoji is one sign for whoever types it.
  ['newPassword', '☕☕☕☕☕☕☕☕☕☕☕', 'shortPassword'],
  ['password', 'x', undefined],
  ['code', '12345', 'code'],
  ['totp', '123456', undefined],
  ['phone', '', undefined],
  ['phone', '123', 'phone'],
  ['taxId', '529.982.247-24', 'taxId'],
  ['taxId', '529.982.247-25', undefined],
])('%s "%s" → %s', (field, text, wrong) => {
  expect(wrongWith(field, text)).toBe(wrong);
});
