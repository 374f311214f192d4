import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { createPspApp } from '../../../../local/src/psp-simulator/app.ts';
import { stateInMemory } from '../../../../local/src/psp-simulator/state-file.ts';
import type { ChargeRequest } from '../ports.ts';
import { mercadoPago } from './mercado-pago.ts';
import { orderBody } from './mercado-pago-requests.ts';
import { ana, anasAddress } from './orders.memory.ts';

const TOKEN = 'TEST-token';
const AMOUNT = 111_20;

const shopAndProvider = () => {
  let now = Date.parse('2026-11-24T15:00:00Z');
  const psp = createPspApp({
    accessToken: TOKEN,
    clock: () => new Date(now),
    stateFile: stateInMemory(),
    publicUrl: () => 'http://psp.example',
    webhook: { url: 'http://shop.example/webhook', secret: 's', send: async () => ({ status: 200 }) },
  });
  const provider = mercadoPago({
    baseUrl: 'http://psp.example',
    accessToken: async () => TOKEN,
    fetcher: async (input, init) => psp.app.request(String(input), init),
  });
  return {
    provider,
    psp: psp.provider,
    pass(seconds: number) {
      now += seconds * 1000;
    },
  };
};

const common = () => {
  const reference = newOrderId();
  return { key: `${reference}-1`, reference, amountCents: AMOUNT, payer: ana };
};

/** A card of the given holder, whose name decides what becomes of it. */
const cardOf = (psp: ReturnType<typeof shopAndProvider>['psp'], holder: string, installments = 1) => {
  const made = psp.tokenize({
    card_number: '5031433215406351',
    security_code: '123',
    expiration_month: 11,
    expiration_year: 2040,
    cardholder: { name: holder, identification: { type: 'CPF', number: '52998224725' } },
  });
  if (!made.ok) throw new Error('no token');
  const card = { token: made.token.id, brand: 'master', installments };
  return { ...common(), method: 'card', card } satisfies ChargeRequest;
};

const boleto = () => ({ ...common(), method: 'boleto' as const, dueInDays: 3, address: anasAddress });

describe('a card at Mercado Pago', () => {
  test('is asked for with its token, its instalments and a challenge where there is a risk', () => {
    const asked = {
      ...common(),
      method: 'card' as const,
      card: { token: 'tok_12345', brand: 'master', installments: 3 },
    };
    expect(orderBody(asked, 'Manacá & Cia.')).toMatchObject({
      total_amount: '111.20',
      config: {
        online: { transaction_security: { validation: 'on_fraud_risk', liability_shift: 'required' } },
      },
      transactions: {
        payments: [
          {
            amount: '111.20',
            payment_method: {
              id: 'master',
              type: 'credit_card',
              token: 'tok_12345',
              installments: 3,
              statement_descriptor: 'MANACA  CIA',
            },
          },
        ],
      },
    });
  });

  test('that is approved is money, with what the shopper may see of it and what the provider keeps', async () => {
    const { provider, psp } = shopAndProvider();
    const charge = await provider.create(cardOf(psp, 'APRO', 3));
    expect(charge).toMatchObject({
      method: 'card',
      status: 'captured',
      paidCents: AMOUNT,
      refundedCents: 0,
      feeCents: Math.round(AMOUNT * 0.0498),
      card: { brand: 'master', last4: '6351', installments: 3 },
    });
  });

  test.each([
    ['FUND', 'insufficient_funds'],
    ['EXPI', 'card_expired'],
    ['SECU', 'invalid_security_code'],
    ['CALL', 'call_issuer'],
    ['LIMI', 'limit_exceeded'],
    ['BLAC', 'suspected_fraud'],
    ['DUPL', 'duplicate'],
    ['LOCK', 'card_disabled'],
    ['OTHE', 'other'],
    ['FORM', 'wrong_card_data'],
  ])('of %s is refused for %s, and answered so again under its key', async (holder, refusal) => {
    const { provider, psp } = shopAndProvider();
    const asked = cardOf(psp, holder);
    const refused = await provider.create(asked);
    expect(refused).toMatchObject({ status: 'failed', refusal });
    expect(await provider.create(asked)).toEqual(refused);
    expect(await provider.get(refused.pspOrderId)).toMatchObject({ status: 'failed', refusal });
  });

  test('that is challenged says where, and may be given up', async () => {
    const { provider, psp } = shopAndProvider();
    const charge = await provider.create(cardOf(psp, 'CHAL'));
    expect(charge.status).toBe('challenge');
    expect(charge.challengeUrl).toMatch(/^http:\/\/psp\.example\/3ds\//);
    const closed = await provider.cancel(charge.pspOrderId, 'cancel-1');
    expect(closed).toMatchObject({ status: 'cancelled' });
    expect(closed).not.toHaveProperty('challengeUrl');
  });

  test('whose challenge ran out is refused for it', async () => {
    const { provider, psp, pass } = shopAndProvider();
    const { pspOrderId } = await provider.create(cardOf(psp, 'CHAL'));
    pass(41 * 60);
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'failed', refusal: 'challenge_failed' });
  });

  test('in review is pending, not money', async () => {
    const { provider, psp } = shopAndProvider();
    expect(await provider.create(cardOf(psp, 'CONT'))).toMatchObject({ status: 'pending' });
  });

  test.each([
    ['settled', { status: 'charged_back', chargebackLost: true }],
    ['reimbursed', { status: 'captured' }],
  ] as const)('that is disputed is charged back, until the dispute is %s', async (outcome, after) => {
    const { provider, psp } = shopAndProvider();
    const { pspOrderId } = await provider.create(cardOf(psp, 'APRO'));
    psp.openChargeback(pspOrderId);
    const disputed = await provider.get(pspOrderId);
    expect(disputed?.status).toBe('charged_back');
    expect(disputed).not.toHaveProperty('chargebackLost');
    psp.closeChargeback(pspOrderId, outcome);
    expect(await provider.get(pspOrderId)).toMatchObject(after);
  });
});

describe('a boleto at Mercado Pago', () => {
  test("is asked for with its payer's address and its time", () => {
    expect(orderBody(boleto(), 'Manacá')).toMatchObject({
      payer: {
        address: {
          zip_code: '01310930',
          street_name: 'Avenida Paulista',
          street_number: '2100',
          neighborhood: 'Bela Vista',
          city: 'São Paulo',
          state: 'SP',
        },
      },
      transactions: {
        payments: [{ payment_method: { id: 'boleto', type: 'ticket' }, expiration_time: 'P3D' }],
      },
    });
  });

  test('shows its line and its page, and is paid at a bank', async () => {
    const { provider, psp } = shopAndProvider();
    const charge = await provider.create(boleto());
    expect(charge).toMatchObject({ method: 'boleto', status: 'pending' });
    expect(charge.boleto?.digitableLine).toMatch(/^\d{47}$/);
    expect(charge.boleto?.url).toMatch(/^http:\/\/psp\.example\//);
    psp.pay(charge.pspOrderId);
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ status: 'captured', paidCents: AMOUNT });
  });
});

test('every charge of a span is listed, page after page', async () => {
  const { provider, psp, pass } = shopAndProvider();
  const from = psp.now();
  const made: string[] = [];
  for (let i = 0; i < 130; i += 1) made.push((await provider.create(boleto())).pspOrderId);
  pass(60);
  const to = psp.now();
  const later = await provider.create(boleto());
  const listed = await provider.list({ from: new Date(from), to: new Date(to) });
  const ids = listed.map(({ pspOrderId }) => pspOrderId);
  expect(ids.toSorted()).toEqual(made.toSorted());
  expect(ids).not.toContain(later.pspOrderId);
});

test('tokens of one card have one fingerprint, other cards another, and a token that is none has none', async () => {
  const { provider, psp } = shopAndProvider();
  const of = (holder: string) => provider.fingerprint(cardOf(psp, holder).card.token);
  const known = await of('FUND');
  expect(known).toBe('503143-6351');
  expect(await of('APRO')).toBe(known);
  const other = psp.tokenize({
    card_number: '4235647728025682',
    security_code: '123',
    expiration_month: 11,
    expiration_year: 2040,
    cardholder: { name: 'APRO', identification: { type: 'CPF', number: '52998224725' } },
  });
  expect(await provider.fingerprint(other.ok ? other.token.id : '')).toBe('423564-5682');
  expect(await provider.fingerprint('no-such-token')).toBeUndefined();
});
