import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { fullTotals, testShop, totals } from '../adapters/test-shop.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';

const placed = (shop: ReturnType<typeof testShop>) => {
  const orderId = newOrderId();
  shop.orders.place(orderId, 'pix', { pix: totals });
  return orderId;
};

describe('asking for payment', () => {
  test('gives the order a Pix of its total', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect((await shop.load(orderId)).attempts).toMatchObject([
      {
        status: 'pending',
        totals,
        pspOrderId,
        expiresAt: '2026-11-24T15:30:00.000Z',
        pix: { copiaECola: `pix of ${pspOrderId}`, expiresAt: '2026-11-24T15:30:00.000Z' },
      },
    ]);
  });

  test('gives an order by boleto its boleto', async () => {
    const shop = testShop();
    const orderId = await shop.placed('boleto');
    const [attempt] = (await shop.load(orderId)).attempts;
    expect(attempt).toMatchObject({ status: 'pending', expiresAt: '2026-11-27T15:00:00.000Z' });
    expect(attempt?.boleto?.digitableLine).toBe('23793');
    expect(shop.announcedOf(orderId)).toEqual(['BoletoIssued']);
  });

  test('for a card only waits: the card is in the browser', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    expect(await shop.load(orderId)).toMatchObject({ taskToken: `token of ${orderId}`, attempts: [] });
    expect(shop.provider.created).toEqual([]);
  });

  test('an order that does not exist is not charged', async () => {
    const shop = testShop();
    await expect(shop.request(newOrderId(), 'token')).rejects.toThrow();
    expect(shop.provider.created).toEqual([]);
  });

  test('tried again keeps the Pix and answers at the new token', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.workflow.wait('token 2');
    expect(await shop.request(orderId, 'token 2')).toBe('waiting');
    expect(shop.provider.created).toEqual([pspOrderId]);
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 2', orderId, method: 'pix' }]);
  });

  test.each([false, true])(
    'charges once when the provider fails (after it had charged: %s)',
    async (afterEffect) => {
      const shop = testShop();
      const orderId = placed(shop);
      shop.provider.failNext(1, afterEffect);
      await expect(shop.request(orderId, 'token 1')).rejects.toThrow(ProviderUnavailable);
      expect(await shop.statusOf(orderId)).toBe('preparing');
      expect(await shop.request(orderId, 'token 2')).toBe('asked');
      expect(shop.provider.created).toHaveLength(1);
      expect(await shop.statusOf(orderId)).toBe('pending');
    },
  );

  test('that the provider refuses is over, and says so', async () => {
    const shop = testShop();
    const orderId = placed(shop);
    shop.provider.create = async () => {
      throw new ProviderRefusal('invalid_total_amount');
    };
    await expect(shop.request(orderId, 'token 1')).rejects.toThrow(ProviderRefusal);
    expect(await shop.statusOf(orderId)).toBe('failed');
  });

  test('money that came between two tries is told at once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.workflow.wait('token 2');
    shop.provider.pay(pspOrderId);
    await expect(shop.settle(pspOrderId)).rejects.toThrow();
    expect(await shop.request(orderId, 'token 2')).toBe('already_settled');
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 2', orderId, method: 'pix' }]);
  });

  test('an order that its card paid before the workflow came this far is told at once', async () => {
    const shop = testShop();
    const orderId = newOrderId();
    shop.orders.place(orderId, 'card', { card: fullTotals });
    await shop.payBy(orderId, 'card');
    shop.orders.decide(orderId, 'kept');
    shop.workflow.wait('token 1');
    expect(await shop.request(orderId, 'token 1')).toBe('already_settled');
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 1', orderId, method: 'card' }]);
  });

  test('waits on after a Pix that expired: the shopper may try again', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.expire(pspOrderId);
    expect((await shop.settle(pspOrderId)).outcome).toBe('closed');
    shop.workflow.wait('token 2');
    expect(await shop.request(orderId, 'token 2')).toBe('waiting');
    expect(shop.workflow.told).toEqual([]);
  });
});
