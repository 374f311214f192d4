import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { testShop, totals } from '../adapters/test-shop.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import { refundLate } from './refund-late.ts';
import { viewPayment } from './view-payment.ts';

describe('the last word before goods are let go', () => {
  test('closes an open Pix at the provider', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect(await shop.settleOrCancel(orderId, 'expired')).toBe('not_captured');
    expect((await shop.provider.get(pspOrderId))?.status).toBe('cancelled');
    expect(await shop.statusOf(orderId)).toBe('expired');
    expect(await shop.settleOrCancel(orderId, 'expired')).toBe('not_captured');
  });

  test('finds money whose notification was lost', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    expect(await shop.settleOrCancel(orderId, 'expired')).toBe('captured');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
    expect(await shop.settleOrCancel(orderId, 'expired')).toBe('captured');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
  });

  test('finds money that came between the question and the cancellation', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    const cancel = shop.provider.cancel.bind(shop.provider);
    shop.provider.cancel = async (id) => {
      shop.provider.pay(pspOrderId);
      return cancel(id);
    };
    expect(await shop.settleOrCancel(orderId, 'cancelled')).toBe('captured');
    expect(await shop.statusOf(orderId)).toBe('captured');
  });

  test('says nothing while the provider does not answer', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    shop.provider.failNext(1);
    await expect(shop.settleOrCancel(orderId, 'expired')).rejects.toThrow(ProviderUnavailable);
    expect(await shop.statusOf(orderId)).toBe('pending');
  });

  test('says nothing when the charge can neither be read nor closed', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.tamper(pspOrderId, { status: 'unknown' });
    await expect(shop.settleOrCancel(orderId, 'expired')).rejects.toThrow(ProviderUnavailable);
  });

  test('closes an attempt whose Pix never reached the shopper, without asking', async () => {
    const shop = testShop();
    const orderId = newOrderId();
    shop.orders.place(orderId, totals);
    shop.provider.failNext(1);
    await expect(shop.request(orderId, 'token')).rejects.toThrow();
    expect(await shop.settleOrCancel(orderId, 'cancelled')).toBe('not_captured');
    expect(await shop.statusOf(orderId)).toBe('cancelled');
  });

  test('of an order that never asked for payment is that there is none', async () => {
    expect(await testShop().settleOrCancel(newOrderId(), 'cancelled')).toBe('not_captured');
  });

  test.each(['pending', 'captured'] as const)(
    'never counts a %s charge of another amount',
    async (status) => {
      const shop = testShop();
      const { orderId, pspOrderId } = await shop.awaitingPix();
      shop.provider.tamper(pspOrderId, { status, amountCents: 1 });
      expect(await shop.settleOrCancel(orderId, 'expired')).toBe('not_captured');
      expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 0 });
      expect(shop.alarms).toEqual(['amount']);
      const after = (await shop.provider.get(pspOrderId))?.status;
      expect(after).toBe(status === 'pending' ? 'cancelled' : 'captured');
    },
  );
});

describe('money that no order answers for', () => {
  test('goes back once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    await refundLate(shop)(orderId);
    await refundLate(shop)(orderId);
    expect(shop.provider.moved.returned).toEqual([pspOrderId]);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 6 });
  });

  test('that never came is not sent back', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    await refundLate(shop)(orderId);
    await refundLate(shop)(newOrderId());
    expect(shop.provider.moved.returned).toEqual([]);
    expect(await shop.statusOf(orderId)).toBe('pending');
  });
});

describe("the order's page", () => {
  test('shows no payment before one was asked for, then the Pix', async () => {
    const shop = testShop();
    expect(await viewPayment(shop.store)(newOrderId())).toBeUndefined();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect(await viewPayment(shop.store)(orderId)).toEqual({
      method: 'pix',
      status: 'pending',
      amount: { cents: totals.totalCents, currency: 'BRL' },
      pix: { copiaECola: `pix of ${pspOrderId}`, expiresAt: '2026-11-24T15:30:00.000Z' },
    });
  });
});
