import { newOrderId } from '@loja/kernel/ids.ts';
import { mercadoPago } from '@loja/services/payments/adapters/mercado-pago.ts';
import { verifySignature } from '@loja/services/payments/adapters/mercado-pago-signature.ts';
import { describe, expect, it } from 'vitest';
import { createPspApp } from './app.ts';
import { stateInMemory } from './state-file.ts';

const now = new Date('2026-01-05T12:00:00Z');
const clock = () => now;

function shopAndProvider() {
  const notices: { dataId: string; requestId: string; signature: string }[] = [];
  const psp = createPspApp({
    accessToken: 'TEST-token',
    clock,
    stateFile: stateInMemory(),
    publicUrl: () => 'http://psp.example',
    webhook: {
      url: 'http://shop.example/hook',
      secret: 'hook-secret',
      send: async (url, init) => {
        const headers = new Headers(init.headers);
        notices.push({
          dataId: new URL(url).searchParams.get('data.id') ?? '',
          requestId: headers.get('x-request-id') ?? '',
          signature: headers.get('x-signature') ?? '',
        });
        return { status: 200 };
      },
    },
  });
  const provider = mercadoPago({
    baseUrl: 'http://psp.example',
    accessToken: async () => 'TEST-token',
    fetcher: async (input, init) =>
      psp.app.request(input instanceof Request ? input.url : String(input), init),
  });
  const reference = newOrderId();
  const request = {
    method: 'pix' as const,
    key: `${reference}-1`,
    reference,
    amountCents: 4990,
    expirySeconds: 1800,
    payer: {
      name: 'Ana Maria',
      email: 'ana@example.com',
      taxId: { type: 'CPF' as const, number: '52998224725' },
    },
  };
  return { psp, provider, notices, request };
}

describe("the shop's Mercado Pago adapter over the simulator", () => {
  it('charges once, reads the payment and refunds it whole', async () => {
    const { psp, provider, request } = shopAndProvider();
    const charge = await provider.create(request);
    expect(charge).toMatchObject({ reference: request.reference, status: 'pending', amountCents: 4990 });
    expect(charge.pix?.expiresAt).toBe('2026-01-05T12:30:00.000Z');
    expect((await provider.create(request)).pspOrderId).toBe(charge.pspOrderId);

    psp.provider.pay(charge.pspOrderId);
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ status: 'captured', paidCents: 4990 });
    expect(await provider.cancel(charge.pspOrderId, 'key-c')).toMatchObject({ status: 'captured' });
    expect(await provider.refund(charge.pspOrderId, { key: 'key-r' })).toMatchObject({ status: 'refunded' });
    expect(await provider.refund(charge.pspOrderId, { key: 'key-r' })).toMatchObject({ status: 'refunded' });
  });

  it('sees a cancelled, an expired and an unknown charge', async () => {
    const { psp, provider, request } = shopAndProvider();
    const first = await provider.create(request);
    expect(await provider.cancel(first.pspOrderId, 'key-c')).toMatchObject({ status: 'cancelled' });
    const second = await provider.create({ ...request, key: 'other' });
    psp.provider.expire(second.pspOrderId);
    expect(await provider.get(second.pspOrderId)).toMatchObject({ status: 'expired' });
    expect(await provider.get('ORD0')).toBeUndefined();
  });

  it('survives a lost answer without a second charge', async () => {
    const { psp, provider, request } = shopAndProvider();
    psp.provider.behaviour = {
      ...psp.provider.behaviour,
      failNext: { count: 1, status: 500, afterEffect: true },
    };
    await provider.create(request);
    expect(psp.provider.counts.chargesCreated).toBe(1);
  });

  it('trusts its notifications in either case of the id, and no forged one', async () => {
    const { psp, provider, notices, request } = shopAndProvider();
    const normal = psp.provider.behaviour;
    const kinds = [normal, { ...normal, lowerCaseSignedId: true }, { ...normal, wrongSignature: true }];
    for (const [index, behaviour] of kinds.entries()) {
      psp.provider.behaviour = behaviour;
      const { pspOrderId } = await provider.create({ ...request, key: `key-${index}` });
      psp.provider.pay(pspOrderId);
      await psp.provider.tick();
    }
    expect(notices.map((notice) => verifySignature(notice, 'hook-secret', now))).toEqual([
      'valid',
      'valid',
      'invalid',
    ]);
  });
});
