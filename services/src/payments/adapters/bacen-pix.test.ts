import { newOrderId } from '@loja/kernel/ids.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest } from '../ports.ts';
import { bacenPix } from './bacen-pix.ts';
import { MemoryBank } from './bacen-pix-bank.memory.ts';
import { brCodeOf } from './bacen-pix-br-code.ts';
import { hasSpec, type PrismServer, prism } from './bacen-pix-openapi.ts';
import { chargesNotified } from './bacen-pix-webhook.ts';
import { txidOf } from './bacen-pix-wire.ts';
import { ana } from './orders.memory.ts';
import { paymentProviderSuite } from './payment-provider.suite.ts';

let now = new Date('2026-11-24T15:00:00Z');
const clock = () => now;

let bank: MemoryBank;
let bankUrl: string;

const adapterOn = (baseUrl: string, fetcher: typeof fetch = fetch) =>
  bacenPix({
    fetcher,
    baseUrl,
    tokenUrl: `${bankUrl}/oauth/token`,
    credentials: async () => ({ clientId: 'shop', clientSecret: 'secret' }),
    pixKey: async () => '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
    receiver: { name: 'Torrefação', city: 'Poços de Caldas' },
    clock,
  });

const request = (change: Partial<ChargeRequest> = {}): ChargeRequest => {
  const reference = newOrderId();
  return {
    method: 'pix',
    key: `${reference}-1`,
    reference,
    amountCents: 49_90,
    expirySeconds: 1800,
    payer: ana,
    ...change,
  } as ChargeRequest;
};

beforeAll(async () => {
  bank = new MemoryBank(clock);
  bankUrl = await bank.open();
});
afterAll(() => bank.close());
beforeEach(() => {
  now = new Date('2026-11-24T15:00:00Z');
  bank.cobs.clear();
  bank.calls.length = 0;
  bank.refundsEnd = 'DEVOLVIDO';
  bank.tokenLifeSeconds = 3600;
});
afterEach(() => bank.failNext(0));

const underTest = (urlOf: () => string) => () => ({
  provider: adapterOn(urlOf()),
  pay: async (txid: string) => void bank.pay(txid),
  expire: async (txid: string) => bank.age(txid, 1801),
  failNext: async (count: number, afterEffect = false) => bank.failNext(count, afterEffect),
  charges: async () => bank.cobs.size,
});

paymentProviderSuite(
  'API Pix at a bank',
  underTest(() => bankUrl),
);

describe.runIf(hasSpec)("held against the Central Bank's description", () => {
  let gate: PrismServer;
  beforeAll(async () => {
    gate = await prism(bankUrl);
  });
  afterAll(() => gate.close());

  paymentProviderSuite(
    'API Pix through Prism',
    underTest(() => gate.url),
  );

  test('no formality: what the standard does not allow is refused, either way', async () => {
    const provider = adapterOn(gate.url);
    const { pspOrderId } = await provider.create(request());
    const cob = bank.cobs.get(pspOrderId);
    if (cob) bank.cobs.set(pspOrderId, { ...cob, valor: { original: '49,90' } });
    await expect(provider.get(pspOrderId)).rejects.toThrow(ProviderUnavailable);
    const tooPoor = request({ payer: { ...ana, taxId: { type: 'CPF', number: '529.982.247-25' } } });
    await expect(provider.create(tooPoor)).rejects.toThrow();
    expect(bank.cobs.size).toBe(1);
  });

  test('partial refunds, lists and companies pass in both directions', async () => {
    const provider = adapterOn(gate.url);
    const company = { ...ana, taxId: { type: 'CNPJ' as const, number: '12ABC34501DE35' } };
    const { pspOrderId } = await provider.create(request({ payer: company }));
    bank.pay(pspOrderId);
    const back = await provider.refund(pspOrderId, { key: 'refund-1', amountCents: 990 });
    expect(back).toMatchObject({ status: 'partially_refunded', refundedCents: 990, paidCents: 4990 });
    const from = new Date(now.getTime() - 60_000);
    const to = new Date(now.getTime() + 60_000);
    expect(await provider.list({ from, to })).toMatchObject([{ pspOrderId, refundedCents: 990 }]);
  });
});

describe('a charge', () => {
  test('has a txid that follows from its key and says which order it is of', async () => {
    const asked = request();
    const charge = await adapterOn(bankUrl).create(asked);
    expect(charge.pspOrderId).toBe(txidOf(asked.key));
    expect(charge.pspOrderId).toMatch(/^[a-zA-Z0-9]{26,35}$/);
    expect(charge).toMatchObject({
      method: 'pix',
      reference: asked.reference,
      amountCents: 4990,
      pix: { expiresAt: '2026-11-24T15:30:00.000Z' },
    });
    expect(bank.cobs.get(charge.pspOrderId)).toMatchObject({
      valor: { original: '49.90' },
      devedor: { cpf: '52998224725' },
    });
  });

  test('expires by our clock, though the bank calls it active for ever', async () => {
    const provider = adapterOn(bankUrl);
    const { pspOrderId } = await provider.create(request());
    now = new Date(now.getTime() + 1_800_000);
    expect(bank.cobs.get(pspOrderId)?.status).toBe('ATIVA');
    expect((await provider.get(pspOrderId))?.status).toBe('expired');
  });

  test('is not made again once it was paid', async () => {
    const provider = adapterOn(bankUrl);
    const asked = request();
    const { pspOrderId } = await provider.create(asked);
    bank.pay(pspOrderId);
    expect((await provider.create(asked)).status).toBe('captured');
  });

  test('paid with another amount says so', async () => {
    const provider = adapterOn(bankUrl);
    const { pspOrderId } = await provider.create(request());
    bank.pay(pspOrderId, '1.00');
    expect(await provider.get(pspOrderId)).toMatchObject({ amountCents: 4990, paidCents: 100 });
  });

  test('concluded without its Pix is no money', async () => {
    const provider = adapterOn(bankUrl);
    const { pspOrderId } = await provider.create(request());
    const cob = bank.cobs.get(pspOrderId);
    if (cob) bank.cobs.set(pspOrderId, { ...cob, status: 'CONCLUIDA' });
    expect((await provider.get(pspOrderId))?.status).toBe('unknown');
  });

  test('of a card is none of this bank', async () => {
    const card = { token: 't', brand: 'visa', installments: 1 };
    await expect(adapterOn(bankUrl).create(request({ method: 'card', card }))).rejects.toThrow(
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

describe('a refund', () => {
  const paid = async () => {
    const provider = adapterOn(bankUrl);
    const { pspOrderId } = await provider.create(request());
    bank.pay(pspOrderId);
    return { provider, pspOrderId };
  };
  const refundsOf = (txid: string) => bank.cobs.get(txid)?.pix?.[0]?.devolucoes ?? [];

  test('under way is not money back yet, and is not asked for twice', async () => {
    const { provider, pspOrderId } = await paid();
    bank.refundsEnd = 'EM_PROCESSAMENTO';
    const asked = { key: 'refund-1' };
    expect(await provider.refund(pspOrderId, asked)).toMatchObject({ status: 'captured', refundedCents: 0 });
    await provider.refund(pspOrderId, asked);
    expect(refundsOf(pspOrderId)).toHaveLength(1);
    bank.settleRefunds('DEVOLVIDO');
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'refunded', refundedCents: 4990 });
  });

  test('that the bank could not carry out is asked for anew under the same key', async () => {
    const { provider, pspOrderId } = await paid();
    bank.refundsEnd = 'NAO_REALIZADO';
    expect((await provider.refund(pspOrderId, { key: 'refund-1' })).status).toBe('captured');
    bank.refundsEnd = 'DEVOLVIDO';
    expect((await provider.refund(pspOrderId, { key: 'refund-1' })).status).toBe('refunded');
    expect(refundsOf(pspOrderId)).toHaveLength(2);
  });

  test('whose answer was lost is found again', async () => {
    const { pspOrderId } = await paid();
    let lost = 0;
    const forgetful = adapterOn(bankUrl, async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method !== 'PUT' || lost > 0) return answer;
      lost += 1;
      throw new TypeError('fetch failed');
    });
    const returned = await forgetful.refund(pspOrderId, { key: 'refund-1', amountCents: 990 });
    expect(returned).toMatchObject({ status: 'partially_refunded', refundedCents: 990 });
    expect(lost).toBe(1);
    expect(refundsOf(pspOrderId)).toHaveLength(1);
  });

  test('of parts ends when nothing is left; more is refused', async () => {
    const { provider, pspOrderId } = await paid();
    await provider.refund(pspOrderId, { key: 'refund-1', amountCents: 990 });
    await expect(provider.refund(pspOrderId, { key: 'refund-2', amountCents: 4001 })).rejects.toThrow(
      'PixDevolucaoInvalida',
    );
    expect(await provider.refund(pspOrderId, { key: 'refund-3' })).toMatchObject({ status: 'refunded' });
  });

  test("taken by the payer's bank for fraud is a chargeback", async () => {
    const { provider, pspOrderId } = await paid();
    bank.refundsEnd = 'EM_PROCESSAMENTO';
    await provider.refund(pspOrderId, { key: 'refund-1' });
    for (const refund of refundsOf(pspOrderId)) refund.natureza = 'MED_FRAUDE';
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'charged_back', refundedCents: 0 });
    bank.settleRefunds('DEVOLVIDO');
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'charged_back', chargebackLost: true });
  });
});

describe('a list', () => {
  test('has every charge of every page', async () => {
    const provider = adapterOn(bankUrl);
    for (let made = 0; made < 201; made += 1) await provider.create(request());
    const listed = await provider.list({ from: now, to: new Date(now.getTime() + 1) });
    expect(new Set(listed.map(({ pspOrderId }) => pspOrderId)).size).toBe(201);
    expect(
      await provider.list({ from: new Date(now.getTime() + 1), to: new Date(now.getTime() + 2) }),
    ).toEqual([]);
  });

  test('has a charge of another day that was paid in the span, and money that no charge asked for', async () => {
    const provider = adapterOn(bankUrl);
    const { pspOrderId } = await provider.create(request());
    bank.age(pspOrderId, 86_400);
    bank.pay(pspOrderId);
    const stray = await provider.create(request());
    bank.age(stray.pspOrderId, 86_400);
    const pix = bank.pay(stray.pspOrderId);
    pix.txid = 'a'.repeat(30);
    const listed = await provider.list({ from: now, to: new Date(now.getTime() + 1) });
    expect(listed).toMatchObject([
      { pspOrderId, status: 'captured' },
      { pspOrderId: pix.endToEndId, reference: '', paidCents: 4990 },
    ]);
  });
});

describe('the token', () => {
  const tokensAsked = () => bank.calls.filter((call) => call === 'POST /oauth/token').length;

  test('is asked for once, by however many at once, until it is nearly over', async () => {
    const provider = adapterOn(bankUrl);
    await Promise.all([provider.create(request()), provider.create(request())]);
    await provider.create(request());
    expect(tokensAsked()).toBe(1);
    now = new Date(now.getTime() + (3600 - 60) * 1000);
    await provider.create(request());
    expect(tokensAsked()).toBe(2);
  });

  test('that was taken back is asked for anew', async () => {
    const provider = adapterOn(bankUrl);
    await provider.create(request());
    bank.revokeTokens();
    expect((await provider.create(request())).status).toBe('pending');
    expect(tokensAsked()).toBe(2);
  });
});

describe('a bank that is not well', () => {
  test('is asked twice, then left alone', async () => {
    const provider = adapterOn(bankUrl);
    await provider.create(request());
    bank.calls.length = 0;
    bank.failNext(5);
    await expect(provider.create(request())).rejects.toThrow(ProviderUnavailable);
    expect(bank.calls).toHaveLength(2);
  });

  test('that answers what cannot be read is not believed', async () => {
    const provider = bacenPix({
      baseUrl: 'http://bank.example',
      tokenUrl: 'http://bank.example/token',
      credentials: async () => ({ clientId: 'a', clientSecret: 'b' }),
      pixKey: async () => 'key',
      receiver: { name: 'A', city: 'B' },
      clock,
      fetcher: async (input) =>
        String(input).endsWith('/token')
          ? Response.json({ access_token: 't', expires_in: 60 })
          : Response.json({ status: 'CONCLUIDA' }),
    });
    await expect(provider.get('a'.repeat(32))).rejects.toThrow(ProviderUnavailable);
  });

  test('is not asked about what can be no txid', async () => {
    expect(await adapterOn(bankUrl).get('../admin')).toBeUndefined();
    expect(bank.calls).toEqual([]);
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
