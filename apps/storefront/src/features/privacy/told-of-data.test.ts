import { consentTexts } from '@loja/contracts/privacy/consent-texts.ts';
import { describe, expect, test } from 'vitest';
import { accountEn } from '../../messages/account.en.ts';
import { accountPtBR } from '../../messages/account.pt-BR.ts';
import { toldOfData, toldOfProcessors } from './told-of-data.ts';

describe.each(['pt-BR', 'en'] as const)('the privacy page in %s', (locale) => {
  test('says of everything what, why, on which ground and until when', () => {
    for (const told of toldOfData(locale)) for (const text of Object.values(told)) expect(text).not.toBe('');
    expect(toldOfData(locale).length).toBeGreaterThan(8);
  });

  test('says who gets any of it', () => {
    expect(toldOfProcessors(locale).join()).toMatch(/Amazon Web Services.*Mercado Pago/);
  });
});

test('what is agreed to are the words that the page shows, in their version', () => {
  const [newest] = consentTexts.marketing;
  expect(accountPtBR.signUp.marketing).toBe(newest['pt-BR']);
  expect(accountEn.signUp.marketing).toBe(newest.en);
});
