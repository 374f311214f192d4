import { formatBrl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { QUANTITY_CAP } from '../http/cart-caps.ts';
import { type PolicyBlock, plainWords } from './policy-text.ts';
import { termsTexts } from './texts.ts';
import { termsVersions } from './versions.ts';

const wordsOf = (block: PolicyBlock): string => {
  if (block.kind === 'heading') return block.text;
  return block.kind === 'steps' ? block.steps.map(plainWords).join('\n') : plainWords(block.words);
};
const { terms, returns } = termsTexts[shop.termsVersion];
const said = (blocks: readonly PolicyBlock[]) => blocks.map(wordsOf).join('\n');

describe('the terms in force', () => {
  test('are the newest version', () => {
    expect(termsVersions.toSorted()).toEqual([...termsVersions]);
    expect(shop.termsVersion).toBe(termsVersions.at(-1));
  });

  test('say what the shop does; when that changes a new version is due', () => {
    const { street, number, district, city, state, cep } = shop.address;
    for (const fact of [
      `${shop.legalName}, CNPJ ${shop.cnpj}`,
      `${street}, ${number}, ${district}, ${city} – ${state}, CEP ${cep}`,
      shop.contact.email,
      `telefone ${shop.contact.phone}, ${shop.contact.hours}`,
      `desconto de ${shop.pixDiscountPercent}% sobre os produtos`,
      `até ${shop.installments.max} vezes sem juros, com parcelas a partir de ${formatBrl(shop.installments.minimumCents).replace('\u00a0', ' ')}`,
      `O código Pix vale por ${shop.pixMinutes} minutos`,
      `Vendemos até ${QUANTITY_CAP} unidades`,
      `desistir em até ${shop.regretDays} dias`,
    ])
      expect(said(terms.blocks)).toContain(fact);
    expect(said(returns.blocks)).toContain(`até ${shop.regretDays} dias depois de receber`);
  });
});

test('every version ever shown has its words', () => {
  for (const version of termsVersions) {
    expect(said(termsTexts[version].terms.blocks).length).toBeGreaterThan(1000);
    expect(said(termsTexts[version].returns.blocks).length).toBeGreaterThan(1000);
  }
});
