import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { createPspApp } from '../../../../local/src/psp-simulator/app.ts';
import { stateInMemory } from '../../../../local/src/psp-simulator/state-file.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest } from '../ports.ts';
import { mercadoPago } from './mercado-pago.ts';
import { isoDuration } from './mercado-pago-requests.ts';
import { ana } from './orders.memory.ts';
import { paymentProviderSuite } from './payment-provider.suite.ts';

const TOKEN = 'TEST-token';

const simulator = () =>
  createPspApp({
    accessToken: TOKEN,
    clock: () => new Date('2026-11-24T15:00:00Z'),
    stateFile: stateInMemory(),
    publicUrl: () => 'http://psp.example',
    webhook: { url: 'http://shop.example/webhook', secret: 's', send: async () => ({ status: 200 }) },
  });

const adapterOn = ({ app }: ReturnType<typeof simulator>, accessToken = TOKEN) =>
  mercadoPago({
    baseUrl: 'http://psp.example',
    accessToken: async () => accessToken,
    fetcher: async (input, init) => app.request(String(input), init),
  });

paymentProviderSuite('Mercado Pago, as its simulator speaks it', () => {
  const psp = simulator();
  return {
    provider: adapterOn(psp),
    pay: async (id, late = false) => void psp.provider.pay(id, late),
    expire: async (id) => void psp.provider.expire(id),
    failNext: async (count, afterEffect = false) => {
      psp.provider.behaviour = { ...psp.provider.behaviour, failNext: { count, status: 503, afterEffect } };
    },
    charges: async () => psp.provider.counts.chargesCreated,
  };
});

const request = (expirySeconds = 1800): ChargeRequest => {
  const orderId = newOrderId();
  return {
    method: 'pix',
    key: `${orderId}-1`,
    reference: orderId,
    amountCents: 49_90,
    expirySeconds,
    payer: ana,
  };
};

/** An adapter whose provider gives these answers in turn, and what was asked of it. */
const scripted = (...answers: (Response | Error)[]) => {
  const calls: { url: string; init: RequestInit }[] = [];
  const provider = mercadoPago({
    baseUrl: 'http://psp.example',
    accessToken: async () => TOKEN,
    fetcher: async (input, init = {}) => {
      calls.push({ url: String(input), init });
      const answer = answers.shift() ?? new TypeError('fetch failed');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { provider, calls };
};

const paid = {
  id: 'ORD1',
  external_reference: 'ord_1',
  status: 'processed',
  status_detail: 'accredited',
  total_amount: '49.90',
  transactions: { payments: [{ payment_method: { qr_code: '000201' } }] },
};

describe('the Mercado Pago adapter', () => {
  test('asks in the words of the Orders API', async () => {
    const { provider, calls } = scripted(Response.json({ ...paid, status: 'action_required' }));
    const asked = request();
    await provider.create(asked);
    expect(calls[0]?.url).toBe('http://psp.example/v1/orders');
    expect(new Headers(calls[0]?.init.headers).get('x-idempotency-key')).toBe(`${asked.reference}-1`);
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({
      type: 'online',
      processing_mode: 'automatic',
      external_reference: asked.reference,
      total_amount: '49.90',
      payer: {
        email: 'ana@example.com',
        first_name: 'Ana',
        last_name: 'Lúcia Ferreira',
        identification: { type: 'CPF', number: '52998224725' },
      },
      transactions: {
        payments: [
          {
            amount: '49.90',
            payment_method: { id: 'pix', type: 'bank_transfer' },
            expiration_time: 'PT30M',
          },
        ],
      },
    });
  });

  test('names times in whole minutes where it can', () => {
    expect([60, 1800, 90, 20].map(isoDuration)).toEqual(['PT1M', 'PT30M', 'PT90S', 'PT20S']);
  });

  test('tries once more, with the same key, when the provider stumbles', async () => {
    const open = Response.json({ ...paid, status: 'action_required' });
    const { provider, calls } = scripted(new Response('gateway', { status: 502 }), open);
    expect((await provider.create(request())).status).toBe('pending');
    const keys = calls.map(({ init }) => new Headers(init.headers).get('x-idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test.each([
    ['network fault', new TypeError('fetch failed')],
    ['time-out', new DOMException('timed out', 'TimeoutError')],
    ['overload', new Response('', { status: 429 })],
    ['answer that is no JSON', new Response('<html>', { status: 200 })],
  ])('says unavailable after a second %s', async (_what, answer) => {
    const again = answer instanceof Response ? answer.clone() : answer;
    const { provider, calls } = scripted(answer, again);
    await expect(provider.get('ORD1')).rejects.toThrow(ProviderUnavailable);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['locked', 423, {}],
    ['in conflict with itself', 409, { status: '409', error: 'Conflict', message: 'Try again later.' }],
  ])('takes a call that is still %s for no answer: its outcome is not known', async (_what, status, body) => {
    const busy = () => Response.json(body, { status });
    const { provider, calls } = scripted(busy(), busy());
    await expect(provider.create(request())).rejects.toThrow(ProviderUnavailable);
    expect(calls).toHaveLength(2);
    const open = Response.json({ ...paid, status: 'action_required' });
    expect((await scripted(busy(), open).provider.create(request())).status).toBe('pending');
  });

  test('takes a conflict that has a code for a refusal', async () => {
    const errors = [{ code: 'idempotency_key_already_used', message: 'used' }];
    const { provider, calls } = scripted(Response.json({ errors }, { status: 409 }));
    await expect(provider.create(request())).rejects.toThrow(
      new ProviderRefusal('idempotency_key_already_used'),
    );
    expect(calls).toHaveLength(1);
  });

  test('never reads money out of an answer of another shape', async () => {
    const { provider } = scripted(Response.json({ status: 'processed', status_detail: 'accredited' }));
    await expect(provider.get('ORD1')).rejects.toThrow(ProviderUnavailable);
  });

  test.each(['49.905', '4990', 'R$ 49,90', '-49.90', ''])(
    'takes the amount %j for no amount of ours',
    async (total_amount) => {
      const { provider } = scripted(Response.json({ ...paid, total_amount }));
      expect((await provider.get('ORD1'))?.amountCents).not.toBe(49_90);
    },
  );

  test('takes another currency for no amount at all', async () => {
    const { provider } = scripted(Response.json({ ...paid, currency: 'ARS' }));
    expect((await provider.get('ORD1'))?.amountCents).toBeUndefined();
  });

  test("tells a refusal by the provider's code and repeats nothing", async () => {
    const psp = simulator();
    await expect(adapterOn(psp).refund('ORD1', { key: 'a' })).rejects.toThrow(
      new ProviderRefusal('order_not_found'),
    );
    const { provider, calls } = scripted(Response.json({ errors: [] }, { status: 400 }));
    await expect(provider.create(request())).rejects.toThrow(new ProviderRefusal('http_400'));
    expect(calls).toHaveLength(1);
  });

  test('takes a token that is not taken for our trouble, never for the answer to a charge or a refund', async () => {
    const stranger = adapterOn(simulator(), 'wrong token');
    await expect(stranger.create(request())).rejects.toThrow(ProviderUnavailable);
    await expect(stranger.refund('ORD1', { key: 'a' })).rejects.toThrow(ProviderUnavailable);
    await expect(stranger.get('ORD1')).rejects.toThrow(ProviderUnavailable);
  });

  test('never carries a person into an error', async () => {
    const echo = { errors: [{ code: 'property_value', message: 'ana@example.com is bad' }] };
    const { provider } = scripted(Response.json(echo, { status: 400 }));
    const error = await provider.create(request()).catch((caught: unknown) => caught);
    expect(String(error)).not.toContain('ana@');
  });

  test('says what was really paid where the provider does', async () => {
    const { provider } = scripted(Response.json({ ...paid, total_paid_amount: '10.00' }));
    expect(await provider.get('ORD1')).toMatchObject({ amountCents: 49_90, paidCents: 10_00 });
  });
});
