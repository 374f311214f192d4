import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import { bacenPix } from './bacen-pix.ts';
import { brCodeOf } from './bacen-pix-br-code.ts';
import { hasSpec, type PrismServer, prism } from './bacen-pix-openapi.ts';
import { BankUnderTest, pixRequest } from './bacen-pix-under-test.ts';
import { chargesNotified } from './bacen-pix-webhook.ts';
import { txidOf } from './bacen-pix-wire.ts';
import { ana } from './orders.memory.ts';
import { paymentProviderSuite } from './payment-provider.suite.ts';

const shop = new BankUnderTest();
beforeAll(() => shop.open());
afterAll(() => shop.bank.close());
beforeEach(() => shop.reset());

const underTest = (urlOf: () => string) => () => ({
  provider: shop.adapter(urlOf()),
  pay: async (txid: string) => void shop.bank.pay(txid),
  expire: async (txid: string) => shop.bank.age(txid, 1801),
  failNext: async (count: number, afterEffect = false) => shop.bank.failNext(count, afterEffect),
  charges: async () => shop.bank.cobs.size,
});

paymentProviderSuite(
  'API Pix at a bank',
  underTest(() => shop.url),
);

describe.runIf(hasSpec)("held against the Central Bank's description", () => {
  let gate: PrismServer;
  beforeAll(async () => {
    gate = await prism(shop.url);
  });
  afterAll(() => gate.close());

  paymentProviderSuite(
    'API Pix through Prism',
    underTest(() => gate.url),
  );

  test('no formality: what the standard does not allow is refused, either way', async () => {
    const provider = shop.adapter(gate.url);
    const { pspOrderId } = await provider.create(pixRequest());
    const cob = shop.bank.cobs.get(pspOrderId);
    if (cob) shop.bank.cobs.set(pspOrderId, { ...cob, valor: { original: '49,90' } });
    await expect(provider.get(pspOrderId)).rejects.toThrow(ProviderUnavailable);
    const tooPoor = pixRequest({ ...ana, taxId: { type: 'CPF', number: '529.982.247-25' } });
    await expect(provider.create(tooPoor)).rejects.toThrow();
    expect(shop.bank.cobs.size).toBe(1);
  });

  test('partial refunds, lists and companies pass in both directions', async () => {
    const provider = shop.adapter(gate.url);
    const company = { ...ana, taxId: { type: 'CNPJ' as const, number: '12ABC34501DE35' } };
    const { pspOrderId } = await provider.create(pixRequest(company));
    shop.bank.pay(pspOrderId);
    const back = await provider.refund(pspOrderId, { key: 'refund-1', amountCents: 990 });
    expect(back).toMatchObject({ status: 'partially_refunded', refundedCents: 990, paidCents: 4990 });
    const from = new Date(shop.now.getTime() - 60_000);
    const to = new Date(shop.now.getTime() + 60_000);
    expect(await provider.list({ from, to })).toMatchObject([{ pspOrderId, refundedCents: 990 }]);
  });
});

describe('a charge', () => {
  test('has a txid that follows from its key and says which order it is of', async () => {
    const asked = pixRequest();
    const charge = await shop.adapter().create(asked);
    expect(charge.pspOrderId).toBe(txidOf(asked.key));
    expect(charge.pspOrderId).toMatch(/^[a-zA-Z0-9]{26,35}$/);
    expect(charge).toMatchObject({
      method: 'pix',
      reference: asked.reference,
      amountCents: 4990,
      pix: { expiresAt: '2026-11-24T15:30:00.000Z' },
    });
    expect(shop.bank.cobs.get(charge.pspOrderId)).toMatchObject({
      valor: { original: '49.90' },
      devedor: { cpf: '52998224725' },
    });
  });

  test('expires by our clock, though the bank calls it active for ever', async () => {
    const provider = shop.adapter();
    const { pspOrderId } = await provider.create(pixRequest());
    shop.later(1800);
    expect(shop.bank.cobs.get(pspOrderId)?.status).toBe('ATIVA');
    expect((await provider.get(pspOrderId))?.status).toBe('expired');
  });

  test('is not made again once it was paid', async () => {
    const provider = shop.adapter();
    const asked = pixRequest();
    const { pspOrderId } = await provider.create(asked);
    shop.bank.pay(pspOrderId);
    expect((await provider.create(asked)).status).toBe('captured');
  });

  test('paid with another amount says so', async () => {
    const provider = shop.adapter();
    const { pspOrderId } = await provider.create(pixRequest());
    shop.bank.pay(pspOrderId, '1.00');
    expect(await provider.get(pspOrderId)).toMatchObject({ amountCents: 4990, paidCents: 100 });
  });

  test('concluded without its Pix is no money', async () => {
    const provider = shop.adapter();
    const { pspOrderId } = await provider.create(pixRequest());
    const cob = shop.bank.cobs.get(pspOrderId);
    if (cob) shop.bank.cobs.set(pspOrderId, { ...cob, status: 'CONCLUIDA' });
    expect((await provider.get(pspOrderId))?.status).toBe('unknown');
  });

  test('of a card is none of this bank', async () => {
    const card = { token: 't', brand: 'visa', installments: 1 };
    await expect(shop.adapter().create({ ...pixRequest(), method: 'card', card })).rejects.toThrow(
      ProviderRefusal,
    );
  });
});

describe('the code to pay by', () => {
  test("is the Central Bank's own example for its location", () => {
    const receiver = { name: 'Fulano de Tal', city: 'Brasilia' };
    expect(brCodeOf('https://pix.example.com/qr/v2/1234', receiver)).toBe(
      '00020101021226480014br.gov.bcb.pix2526pix.example.com/qr/v2/12345204000053039865802BR5913Fulano de Tal6008Brasilia62070503***6304FC66',
    );
  });

  test('names a receiver without accents, no longer than banks show', () => {
    const code = brCodeOf('x.example/1', {
      name: 'Torrefação Açaí e Café da Serra',
      city: 'São José do Rio Preto',
    });
    expect(code).toContain('5925Torrefacao Acai e Cafe da');
    expect(code).toContain('6015Sao Jose do Rio');
  });
});

describe('the token', () => {
  const tokensAsked = () => shop.bank.calls.filter((call) => call === 'POST /oauth/token').length;

  test('is asked for once, by however many at once, until it is nearly over', async () => {
    const provider = shop.adapter();
    await Promise.all([provider.create(pixRequest()), provider.create(pixRequest())]);
    await provider.create(pixRequest());
    expect(tokensAsked()).toBe(1);
    shop.later(3600 - 60);
    await provider.create(pixRequest());
    expect(tokensAsked()).toBe(2);
  });

  test('that was taken back is asked for anew', async () => {
    const provider = shop.adapter();
    await provider.create(pixRequest());
    shop.bank.revokeTokens();
    expect((await provider.create(pixRequest())).status).toBe('pending');
    expect(tokensAsked()).toBe(2);
  });

  test.each([400, 401])('that is not given says nothing about a charge or a refund: %s', async (status) => {
    const provider = bacenPix({
      baseUrl: 'http://bank.example',
      tokenUrl: async () => 'http://bank.example/token',
      credentials: async () => ({ clientId: 'a', clientSecret: 'b' }),
      pixKey: async () => 'key',
      receiver: { name: 'A', city: 'B' },
      clock: shop.clock,
      fetcher: async () => Response.json({}, { status }),
    });
    await expect(provider.create(pixRequest())).rejects.toThrow(ProviderUnavailable);
  });

  test('that is given and not taken says as little', async () => {
    const provider = bacenPix({
      baseUrl: 'http://bank.example',
      tokenUrl: async () => 'http://bank.example/token',
      credentials: async () => ({ clientId: 'a', clientSecret: 'b' }),
      pixKey: async () => 'key',
      receiver: { name: 'A', city: 'B' },
      clock: shop.clock,
      fetcher: async (input) =>
        String(input).endsWith('/token')
          ? Response.json({ access_token: 't', expires_in: 3600 })
          : Response.json({}, { status: 401 }),
    });
    await expect(provider.create(pixRequest())).rejects.toThrow(ProviderUnavailable);
  });
});

describe('a bank that is not well', () => {
  test('is asked twice, then left alone', async () => {
    const provider = shop.adapter();
    await provider.create(pixRequest());
    shop.bank.calls.length = 0;
    shop.bank.failNext(5);
    await expect(provider.create(pixRequest())).rejects.toThrow(ProviderUnavailable);
    expect(shop.bank.calls).toHaveLength(2);
  });

  test('that answers what cannot be read is not believed', async () => {
    const provider = bacenPix({
      baseUrl: 'http://bank.example',
      tokenUrl: async () => `${shop.url}/oauth/token`,
      credentials: async () => ({ clientId: 'a', clientSecret: 'b' }),
      pixKey: async () => 'key',
      receiver: { name: 'A', city: 'B' },
      clock: shop.clock,
      fetcher: async (input) =>
        String(input).endsWith('/token')
          ? Response.json({ access_token: 't', expires_in: 60 })
          : Response.json({ status: 'CONCLUIDA' }),
    });
    await expect(provider.get('a'.repeat(32))).rejects.toThrow(ProviderUnavailable);
  });

  test('is not asked about what can be no txid', async () => {
    expect(await shop.adapter().get('../admin')).toBeUndefined();
    expect(shop.bank.calls).toEqual([]);
  });
});

describe('a notification', () => {
  const pix = (txid: string | undefined) => ({
    endToEndId: 'E12345678202009091221kkkkkkkkkkk',
    ...(txid ? { txid } : {}),
    valor: '110.00',
    horario: '2020-09-09T20:15:00.358Z',
  });

  test('names each of its charges once, and no Pix without one', () => {
    const [a, b] = ['a'.repeat(32), 'b'.repeat(26)];
    const refunded = { ...pix(b), devolucoes: { id: '123ABC', status: 'DEVOLVIDO' } };
    expect(chargesNotified({ pix: [pix(a), refunded, pix(a), pix(undefined), pix('short')] })).toEqual([
      a,
      b,
    ]);
    expect(chargesNotified({ pix: [] })).toEqual([]);
    expect(chargesNotified({ evento: 'teste' })).toBeUndefined();
  });
});
