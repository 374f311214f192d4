import { describe, expect, test } from 'vitest';
import { makeToken, wrongIn } from './make-token.ts';
import type { Provider } from './secure-fields.ts';

const holder = { name: ' ANA SOUZA ', document: '529.982.247-25' };
const visa = { id: 'visa', payment_type_id: 'credit_card' };

/** A provider whose library answers so, and what it was told of the card's owner. */
const answering = (brands: (typeof visa)[], token: () => Promise<{ id: string }>) => {
  const told: unknown[] = [];
  const field = () => {
    throw new Error('no field is made here');
  };
  const provider: Provider = {
    fields: {
      create: field,
      createCardToken: (owner) => {
        told.push(owner);
        return token();
      },
    },
    getPaymentMethods: async () => ({ results: brands }),
  };
  return { provider, told };
};

const good = async () => ({ id: 'tok_12345678' });

describe('a card', () => {
  test('becomes a token with its brand; its owner’s document goes bare to the provider', async () => {
    const { provider, told } = answering([visa], good);
    expect(await makeToken(provider, '42356477', holder)).toEqual({
      ok: true,
      card: { token: 'tok_12345678', brand: 'visa' },
    });
    expect(told).toEqual([
      { cardholderName: 'ANA SOUZA', identificationType: 'CPF', identificationNumber: '52998224725' },
    ]);
  });

  test('of a company is asked under its CNPJ', async () => {
    const { provider, told } = answering([visa], good);
    await makeToken(provider, '42356477', { ...holder, document: '11.222.333/0001-81' });
    expect(told).toMatchObject([{ identificationType: 'CNPJ', identificationNumber: '11222333000181' }]);
  });

  test('that is not of credit makes no token', async () => {
    const { provider, told } = answering([{ id: 'debelo', payment_type_id: 'debit_card' }], good);
    expect(await makeToken(provider, '50677600', holder)).toEqual({ ok: false, says: 'notCredit' });
    expect(told).toEqual([]);
  });

  test('whose fields the provider refuses is told field by field, once each', async () => {
    const causes = [
      { code: '325', field: 'expirationMonth' },
      { code: '326', field: 'expirationYear' },
      { code: 'E302', field: 'securityCode' },
    ];
    const { provider } = answering([visa], () => Promise.reject(causes));
    expect(await makeToken(provider, '42356477', holder)).toEqual({
      ok: false,
      wrong: ['expirationDate', 'securityCode'],
    });
  });

  test('that could not be asked about is nobody’s fault', async () => {
    const { provider } = answering([visa], () => Promise.reject(new Error('offline')));
    expect(await makeToken(provider, '42356477', holder)).toEqual({ ok: false, says: 'noToken' });
  });
});

test('name and document are looked at before the provider is asked', () => {
  expect(wrongIn(holder)).toEqual([]);
  expect(wrongIn({ name: ' ', document: '529.982.247-26' })).toEqual(['holder', 'document']);
});
