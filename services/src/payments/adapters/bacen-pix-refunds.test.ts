import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BankUnderTest, pixRequest } from './bacen-pix-under-test.ts';

const shop = new BankUnderTest();
beforeAll(() => shop.open());
afterAll(() => shop.bank.close());
beforeEach(() => shop.reset());

describe('a refund', () => {
  const refundsOf = (txid: string) => shop.bank.cobs.get(txid)?.pix?.[0]?.devolucoes ?? [];

  test('under way is not money back yet, and is not asked for twice', async () => {
    const { provider, pspOrderId } = await shop.paid();
    shop.bank.refundsEnd = 'EM_PROCESSAMENTO';
    const asked = { key: 'refund-1' };
    expect(await provider.refund(pspOrderId, asked)).toMatchObject({ status: 'captured', refundedCents: 0 });
    await provider.refund(pspOrderId, asked);
    expect(refundsOf(pspOrderId)).toHaveLength(1);
    shop.bank.settleRefunds('DEVOLVIDO');
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'refunded', refundedCents: 4990 });
  });

  test('that the bank could not carry out is asked for anew under the same key', async () => {
    const { provider, pspOrderId } = await shop.paid();
    shop.bank.refundsEnd = 'NAO_REALIZADO';
    expect((await provider.refund(pspOrderId, { key: 'refund-1' })).status).toBe('captured');
    shop.bank.refundsEnd = 'DEVOLVIDO';
    expect((await provider.refund(pspOrderId, { key: 'refund-1' })).status).toBe('refunded');
    expect(refundsOf(pspOrderId)).toHaveLength(2);
  });

  test('whose answer was lost is found again', async () => {
    const { pspOrderId } = await shop.paid();
    let lost = 0;
    const forgetful = shop.adapter(shop.url, async (input, init) => {
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
    const { provider, pspOrderId } = await shop.paid();
    await provider.refund(pspOrderId, { key: 'refund-1', amountCents: 990 });
    await expect(provider.refund(pspOrderId, { key: 'refund-2', amountCents: 4001 })).rejects.toThrow(
      'PixDevolucaoInvalida',
    );
    expect(await provider.refund(pspOrderId, { key: 'refund-3' })).toMatchObject({ status: 'refunded' });
  });

  test("taken by the payer's bank for fraud is a chargeback", async () => {
    const { provider, pspOrderId } = await shop.paid();
    shop.bank.refundsEnd = 'EM_PROCESSAMENTO';
    await provider.refund(pspOrderId, { key: 'refund-1' });
    for (const refund of refundsOf(pspOrderId)) refund.natureza = 'MED_FRAUDE';
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'charged_back', refundedCents: 0 });
    shop.bank.settleRefunds('DEVOLVIDO');
    expect(await provider.get(pspOrderId)).toMatchObject({ status: 'charged_back', chargebackLost: true });
  });
});

describe('a list', () => {
  test('has every charge of every page', async () => {
    const provider = shop.adapter();
    for (let made = 0; made < 201; made += 1) await provider.create(pixRequest());
    const listed = await provider.list({ from: shop.now, to: new Date(shop.now.getTime() + 1) });
    expect(new Set(listed.map(({ pspOrderId }) => pspOrderId)).size).toBe(201);
    expect(
      await provider.list({ from: new Date(shop.now.getTime() + 1), to: new Date(shop.now.getTime() + 2) }),
    ).toEqual([]);
  });

  test('has a charge of another day that was paid in the span, and money that no charge asked for', async () => {
    const provider = shop.adapter();
    const { pspOrderId } = await provider.create(pixRequest());
    shop.bank.age(pspOrderId, 86_400);
    shop.bank.pay(pspOrderId);
    const stray = await provider.create(pixRequest());
    shop.bank.age(stray.pspOrderId, 86_400);
    const pix = shop.bank.pay(stray.pspOrderId);
    pix.txid = 'a'.repeat(30);
    const listed = await provider.list({ from: shop.now, to: new Date(shop.now.getTime() + 1) });
    expect(listed).toMatchObject([
      { pspOrderId, status: 'captured' },
      { pspOrderId: pix.endToEndId, reference: '', paidCents: 4990 },
    ]);
  });
});
