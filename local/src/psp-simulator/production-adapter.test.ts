import { verifySignature } from '@loja/services/payments/adapters/mercado-pago-signature.ts';
import { describe, expect, it } from 'vitest';
import { now, shopAndProvider } from './production-adapter-under-test.ts';

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

describe('cards through the production adapter', () => {
  it('are captured at once, with brand, parts and fee', async () => {
    const { provider, card } = shopAndProvider();
    expect(await provider.create(card('APRO', 3))).toMatchObject({
      method: 'card',
      status: 'captured',
      paidCents: 4990,
      feeCents: 249,
      card: { brand: 'master', last4: '6351', installments: 3 },
    });
  });

  it.each([
    ['FUND', 'insufficient_funds'],
    ['EXPI', 'card_expired'],
    ['SECU', 'invalid_security_code'],
    ['CARD', 'wrong_card_data'],
    ['CALL', 'call_issuer'],
    ['LIMI', 'limit_exceeded'],
    ['BLAC', 'suspected_fraud'],
    ['DUPL', 'duplicate'],
    ['LOCK', 'card_disabled'],
    ['OTHE', 'other'],
  ])('of %s are refused as %s, an answer and no error', async (name, refusal) => {
    const { provider, card } = shopAndProvider();
    const charge = await provider.create(card(name));
    expect(charge).toMatchObject({ status: 'failed', refusal });
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ status: 'failed', refusal });
  });

  it('answer a refusal again to the same key, and nothing is tried twice', async () => {
    const { psp, provider, card } = shopAndProvider();
    const asked = card('FUND');
    const [first, second] = [await provider.create(asked), await provider.create(asked)];
    expect(second.pspOrderId).toBe(first.pspOrderId);
    expect(psp.provider.counts.chargesCreated).toBe(1);
  });

  it('are challenged, then paid or not as the shopper answers', async () => {
    const { psp, provider, card } = shopAndProvider();
    const [yes, no] = [await provider.create(card('CHAL')), await provider.create(card('CHAL'))];
    expect(yes).toMatchObject({
      status: 'challenge',
      challengeUrl: `http://psp.example/3ds/${yes.pspOrderId}`,
    });
    const answer = (id: string, decision: string) =>
      psp.app.request(`/3ds/${id}`, { method: 'POST', body: new URLSearchParams({ decision }) });
    await answer(yes.pspOrderId, 'approve');
    await answer(no.pspOrderId, 'fail');
    expect(await provider.get(yes.pspOrderId)).toMatchObject({ status: 'captured' });
    expect(await provider.get(no.pspOrderId)).toMatchObject({
      status: 'failed',
      refusal: 'challenge_failed',
    });
  });

  it('under review wait; cancelled, they end', async () => {
    const { provider, card } = shopAndProvider();
    const charge = await provider.create(card('CONT'));
    expect(charge.status).toBe('pending');
    expect(await provider.cancel(charge.pspOrderId, 'key-c')).toMatchObject({ status: 'cancelled' });
  });

  it('are charged back, and the shop is told how it ended', async () => {
    const { psp, provider, card } = shopAndProvider();
    const [lost, won] = [await provider.create(card('APRO')), await provider.create(card('APRO'))];
    for (const { pspOrderId } of [lost, won]) psp.provider.openChargeback(pspOrderId);
    expect(await provider.get(lost.pspOrderId)).toMatchObject({ status: 'charged_back' });
    psp.provider.closeChargeback(lost.pspOrderId, 'settled');
    psp.provider.closeChargeback(won.pspOrderId, 'reimbursed');
    expect(await provider.get(lost.pspOrderId)).toMatchObject({
      status: 'charged_back',
      chargebackLost: true,
    });
    expect(await provider.get(won.pspOrderId)).toMatchObject({ status: 'captured' });
  });
});

describe('boleto and refunds through the production adapter', () => {
  it('a boleto has its line, its page and its day', async () => {
    const { psp, provider, request } = shopAndProvider();
    const { expirySeconds: _, ...common } = request;
    const address = {
      cep: '01310930',
      street: 'Avenida Paulista',
      number: '2100',
      district: 'Bela Vista',
      city: 'São Paulo',
      state: 'SP',
    };
    const charge = await provider.create({ ...common, method: 'boleto', dueInDays: 3, address });
    expect(charge).toMatchObject({
      method: 'boleto',
      status: 'pending',
      boleto: {
        url: `http://psp.example/boleto/${charge.pspOrderId}`,
        dueAt: '2026-01-08T12:00:00.000Z',
      },
    });
    psp.provider.pay(charge.pspOrderId);
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ status: 'captured', feeCents: 349 });
  });

  it('parts go back until nothing is left, and no more', async () => {
    const { provider, card } = shopAndProvider();
    const { pspOrderId } = await provider.create(card('APRO'));
    const part = { key: 'refund-1', amountCents: 990 };
    for (let again = 0; again < 2; again += 1)
      expect(await provider.refund(pspOrderId, part)).toMatchObject({
        status: 'partially_refunded',
        refundedCents: 990,
      });
    await expect(provider.refund(pspOrderId, { key: 'refund-2', amountCents: 4001 })).rejects.toThrow();
    expect(await provider.refund(pspOrderId, { key: 'refund-3' })).toMatchObject({
      status: 'refunded',
      refundedCents: 4990,
    });
  });
});

describe('reconciliation through the production adapter', () => {
  it('lists every charge of a span once, over pages', async () => {
    const { provider, request } = shopAndProvider();
    await Promise.all(
      Array.from({ length: 205 }, (_, made) => provider.create({ ...request, key: `key-${made}` })),
    );
    const listed = await provider.list({ from: now, to: new Date(now.getTime() + 1) });
    expect(new Set(listed.map(({ pspOrderId }) => pspOrderId)).size).toBe(205);
    expect(listed).toHaveLength(205);
    const later = new Date(now.getTime() + 1);
    expect(await provider.list({ from: later, to: new Date(later.getTime() + 1) })).toEqual([]);
    // Each of the charges carries a drawn QR code.
  }, 20_000);
});

describe('faults through the production adapter', () => {
  it.each([
    ['an answer cut short', { garbleNext: { count: 1, as: 'malformed' as const } }],
    ['an empty answer', { garbleNext: { count: 1, as: 'empty' as const } }],
    ['too much asked', { failNext: { count: 1, status: 429, afterEffect: false } }],
    ['a lost answer', { failNext: { count: 1, status: 502, afterEffect: true } }],
  ])('%s costs one more call and no second charge', async (_, fault) => {
    const { psp, provider, request } = shopAndProvider();
    psp.provider.behaviour = { ...psp.provider.behaviour, ...fault };
    expect(await provider.create(request)).toMatchObject({ status: 'pending' });
    expect(psp.provider.counts.chargesCreated).toBe(1);
    expect(psp.provider.calls.counts['POST /v1/orders']).toBe(2);
  });

  it('an answer far too long is still read for what it says', async () => {
    const { psp, provider, request } = shopAndProvider();
    psp.provider.behaviour = { ...psp.provider.behaviour, garbleNext: { count: 1, as: 'oversize' } };
    expect(await provider.create(request)).toMatchObject({ status: 'pending', amountCents: 4990 });
  });

  it('a provider that is down is asked twice and no more', async () => {
    const { psp, provider, request } = shopAndProvider();
    psp.provider.behaviour = { ...psp.provider.behaviour, downSeconds: 60 };
    await expect(provider.create(request)).rejects.toThrow('did not answer');
    expect(psp.provider.calls.counts['POST /v1/orders']).toBe(2);
    expect(psp.provider.counts.chargesCreated).toBe(0);
  });

  it('lies are passed on as told, so that the shop can compare', async () => {
    const { psp, provider, request } = shopAndProvider();
    const { pspOrderId } = await provider.create(request);
    psp.provider.pay(pspOrderId);
    const normal = psp.provider.behaviour;
    psp.provider.behaviour = { ...normal, lie: { amountCents: -1000, reference: 'ord_other' } };
    expect(await provider.get(pspOrderId)).toMatchObject({ amountCents: 3990, reference: 'ord_other' });
    psp.provider.behaviour = { ...normal, lie: { status: 'teleported' } };
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'unknown' });
  });
});
