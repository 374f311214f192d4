import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { testShop, totals } from '../adapters/test-shop.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';

describe('asking for payment', () => {
  test('gives the order a Pix of its total', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect(await shop.store.find(orderId)).toMatchObject({
      status: 'pending',
      totals,
      pspOrderId,
      pix: { copiaECola: `pix of ${pspOrderId}`, expiresAt: '2026-11-24T15:30:00.000Z' },
    });
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
    expect(await shop.request(orderId, 'token 2')).toBe('already_asked');
    expect(shop.provider.created).toEqual([pspOrderId]);
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 2', outcome: 'succeeded', orderId }]);
  });

  test.each([false, true])(
    'charges once when the provider fails (after it had charged: %s)',
    async (afterEffect) => {
      const shop = testShop();
      const orderId = newOrderId();
      shop.orders.place(orderId, totals);
      shop.provider.failNext(1, afterEffect);
      await expect(shop.request(orderId, 'token 1')).rejects.toThrow(ProviderUnavailable);
      expect(await shop.statusOf(orderId)).toBe('preparing');
      expect(await shop.request(orderId, 'token 2')).toBe('asked');
      expect(shop.provider.created).toHaveLength(1);
      expect(await shop.statusOf(orderId)).toBe('pending');
    },
  );

  test('money that came between two tries is told at once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.workflow.wait('token 2');
    shop.provider.pay(pspOrderId);
    await expect(shop.settle(pspOrderId)).rejects.toThrow();
    expect(await shop.request(orderId, 'token 2')).toBe('already_settled');
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 2', outcome: 'succeeded', orderId }]);
  });

  test('a Pix that expired between two tries fails at once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.workflow.wait('token 2');
    shop.provider.expire(pspOrderId);
    await shop.settle(pspOrderId);
    await shop.request(orderId, 'token 2');
    expect(shop.workflow.told).toEqual([{ taskToken: 'token 2', outcome: 'PaymentExpired' }]);
  });
});
