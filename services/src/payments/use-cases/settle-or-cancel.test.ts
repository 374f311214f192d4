import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { EXPIRY_SECONDS, testShop, totals } from '../adapters/test-shop.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import { viewPayment } from './view-payment.ts';

const captured = { kind: 'captured', method: 'pix' };
const notCaptured = { kind: 'not_captured' };

/** An order whose Pix has just run out. */
const waited = async () => {
  const shop = testShop();
  const placed = await shop.awaitingPix();
  shop.pass(EXPIRY_SECONDS);
  return { shop, ...placed };
};

describe('the last word before goods are let go', () => {
  test('closes an open Pix at the provider', async () => {
    const { shop, orderId, pspOrderId } = await waited();
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(notCaptured);
    expect((await shop.provider.get(pspOrderId))?.status).toBe('cancelled');
    expect(await shop.statusOf(orderId)).toBe('expired');
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(notCaptured);
  });

  test('finds money whose notification was lost', async () => {
    const { shop, orderId, pspOrderId } = await waited();
    shop.provider.pay(pspOrderId);
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(captured);
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(captured);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
  });

  test('finds money that came between the question and the cancellation', async () => {
    const { shop, orderId, pspOrderId } = await waited();
    const cancel = shop.provider.cancel.bind(shop.provider);
    shop.provider.cancel = async (id) => {
      shop.provider.pay(pspOrderId);
      return cancel(id);
    };
    expect(await shop.settleOrCancel(orderId, 'cancelled')).toEqual(captured);
    expect(await shop.statusOf(orderId)).toBe('captured');
  });

  test('lets an attempt that began late have its time', async () => {
    const { shop, orderId, pspOrderId } = await waited();
    shop.provider.expire(pspOrderId);
    expect(await shop.payBy(orderId, 'pix')).toMatchObject({ ok: true });
    const until = '2026-11-24T16:00:00.000Z';
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual({ kind: 'open', until, method: 'pix' });
    expect(await shop.statusOf(orderId)).toBe('pending');
    shop.pass(EXPIRY_SECONDS);
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(notCaptured);
  });

  test('gives no time to an order that its shopper cancelled', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    expect(await shop.settleOrCancel(orderId, 'cancelled')).toEqual(notCaptured);
    expect(await shop.statusOf(orderId)).toBe('cancelled');
  });

  test('says nothing while the provider does not answer', async () => {
    const { shop, orderId } = await waited();
    shop.provider.failNext(1);
    await expect(shop.settleOrCancel(orderId, 'expired')).rejects.toThrow(ProviderUnavailable);
    expect(await shop.statusOf(orderId)).toBe('pending');
  });

  test('says nothing when the charge can neither be read nor closed', async () => {
    const { shop, orderId, pspOrderId } = await waited();
    shop.provider.tamper(pspOrderId, { status: 'unknown' });
    await expect(shop.settleOrCancel(orderId, 'expired')).rejects.toThrow(ProviderUnavailable);
  });

  test('closes an attempt whose Pix never reached the shopper, without asking', async () => {
    const shop = testShop();
    const orderId = newOrderId();
    shop.orders.place(orderId, 'pix', { pix: totals });
    shop.provider.failNext(1);
    await expect(shop.request(orderId, 'token')).rejects.toThrow();
    expect(await shop.settleOrCancel(orderId, 'cancelled')).toEqual(notCaptured);
    expect(await shop.statusOf(orderId)).toBe('cancelled');
  });

  test.each([true, false])('looks for a card whose answer was lost (charged: %s)', async (wasCharged) => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    shop.provider.failNext(1, wasCharged);
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'payment_provider_unavailable' });
    expect(await shop.statusOf(orderId)).toBe('preparing');
    shop.pass(EXPIRY_SECONDS);
    expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(
      wasCharged ? { kind: 'captured', method: 'card' } : notCaptured,
    );
  });

  test('of an order that never asked for payment is that there is none', async () => {
    expect(await testShop().settleOrCancel(newOrderId(), 'cancelled')).toEqual(notCaptured);
  });

  test.each(['pending', 'captured'] as const)(
    'never counts a %s charge of another amount',
    async (status) => {
      const { shop, orderId, pspOrderId } = await waited();
      shop.provider.tamper(pspOrderId, { status, amountCents: 1 });
      expect(await shop.settleOrCancel(orderId, 'expired')).toEqual(notCaptured);
      expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 0 });
      expect(shop.alarms).toEqual(['wrong_amount']);
      const after = (await shop.provider.get(pspOrderId))?.status;
      expect(after).toBe(status === 'pending' ? 'cancelled' : 'captured');
    },
  );
});

describe("the order's page", () => {
  test('shows no payment before one was tried, then the Pix', async () => {
    const shop = testShop();
    expect(await viewPayment(shop.store)(newOrderId())).toBeUndefined();
    expect(await viewPayment(shop.store)(await shop.placed('card'))).toBeUndefined();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    const amount = { cents: totals.totalCents, currency: 'BRL' };
    expect(await viewPayment(shop.store)(orderId)).toEqual({
      method: 'pix',
      status: 'pending',
      amount,
      pix: { copiaECola: `pix of ${pspOrderId}`, expiresAt: '2026-11-24T15:30:00.000Z' },
      attempts: [{ attempt: 1, method: 'pix', status: 'pending', amount, at: '2026-11-24T15:00:00.000Z' }],
      attemptsLeft: 4,
      happened: [
        {
          at: '2026-11-24T15:00:00.000Z',
          event: 'pix_made',
          actor: 'shop',
          detail: { method: 'pix', amount },
        },
      ],
    });
  });
});
