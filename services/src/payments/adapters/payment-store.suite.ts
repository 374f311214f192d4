import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '../domain/ledger.ts';
import type { PaymentStore } from '../ports.ts';
import { totals } from './test-shop.ts';

const at = new Date('2026-11-24T15:00:00.000Z');
const later = new Date('2026-11-24T15:20:00.000Z');
const pix = { copiaECola: '00020101', expiresAt: '2026-11-24T15:30:00.000Z' };

const begun = async (store: PaymentStore, taskToken = 'token 1', orderId: OrderId = newOrderId()) =>
  store.begin({ orderId, attempt: 1, totals, taskToken, createdAt: at.toISOString() });

export interface StoreUnderTest {
  store: () => PaymentStore;
  /** Names of the events committed about an order. */
  announced: (orderId: OrderId) => Promise<string[]>;
}

const attemptsAreKept =
  ({ store }: StoreUnderTest) =>
  () => {
    test('knows nothing of an order that never asked for payment', async () => {
      expect(await store().find(newOrderId())).toBeUndefined();
      expect(await store().entries(newOrderId())).toEqual([]);
    });

    test('begins an attempt once; a second beginning only replaces the token', async () => {
      const first = await begun(store());
      expect(first).toMatchObject({ status: 'preparing', totals, taskToken: 'token 1' });
      await store().savePix(first, { pspOrderId: 'ORD1', pix });
      const again = await store().begin({
        orderId: first.orderId,
        attempt: 1,
        totals: { ...totals, totalCents: 1 },
        taskToken: 'token 2',
        createdAt: later.toISOString(),
      });
      const kept = { totals, pix, pspOrderId: 'ORD1', createdAt: first.createdAt };
      expect(again).toMatchObject({ ...kept, status: 'pending', taskToken: 'token 2' });
      expect(await store().find(first.orderId)).toEqual(again);
    });

    test('keeps a Pix only while the attempt is being prepared', async () => {
      const attempt = await begun(store());
      await store().close(attempt, 'cancelled');
      await store().savePix(attempt, { pspOrderId: 'ORD1', pix });
      expect(await store().find(attempt.orderId)).not.toHaveProperty('pix');
    });

    test('closes an open attempt, and never one that has its money', async () => {
      const open = await begun(store());
      await store().close(open, 'expired');
      expect((await store().find(open.orderId))?.status).toBe('expired');
      await store().close(open, 'cancelled');
      expect((await store().find(open.orderId))?.status).toBe('expired');
      const paid = await begun(store());
      await store().capture(paid, 'ORD1', at);
      await store().close(paid, 'expired');
      expect((await store().find(paid.orderId))?.status).toBe('captured');
    });
  };

const moneyMovesOnce =
  ({ store, announced }: StoreUnderTest) =>
  () => {
    test('captures once, however often and at whatever time it is asked', async () => {
      const attempt = await begun(store());
      await Promise.all([store().capture(attempt, 'ORD1', at), store().capture(attempt, 'ORD1', later)]);
      await store().capture(attempt, 'ORD1', later);
      const entries = await store().entries(attempt.orderId);
      expect(entries).toHaveLength(4);
      expect(balanceOf(entries)).toBe(0);
      expect(await announced(attempt.orderId)).toEqual(['PaymentCaptured']);
      expect(await store().find(attempt.orderId)).toMatchObject({ status: 'captured', pspOrderId: 'ORD1' });
    });

    test.each(['expired', 'cancelled', 'failed'] as const)(
      'captures money that came after it was %s',
      async (closed) => {
        const attempt = await begun(store());
        await store().close(attempt, closed);
        await store().capture(attempt, 'ORD1', at);
        expect((await store().find(attempt.orderId))?.status).toBe('captured');
      },
    );

    test('refunds once, and only what it captured', async () => {
      const attempt = await begun(store());
      await expect(store().refund(attempt, at)).rejects.toThrow();
      await store().capture(attempt, 'ORD1', at);
      await Promise.all([store().refund(attempt, later), store().refund(attempt, later)]);
      const entries = await store().entries(attempt.orderId);
      expect(entries).toHaveLength(6);
      expect(balanceOf(entries.filter(({ account }) => account === 'receivable:psp'))).toBe(0);
      expect(await announced(attempt.orderId)).toEqual(['PaymentCaptured', 'PaymentRefunded']);
    });

    test('never captures again what it has given back', async () => {
      const attempt = await begun(store());
      await store().capture(attempt, 'ORD1', at);
      await store().refund(attempt, later);
      await store().capture(attempt, 'ORD1', later);
      expect((await store().find(attempt.orderId))?.status).toBe('refunded');
      expect(await store().entries(attempt.orderId)).toHaveLength(6);
    });

    test('keeps the entries of each movement in the order written', async () => {
      const attempt = await begun(store());
      await store().capture(attempt, 'ORD1', at);
      await store().refund(attempt, later);
      const movements = (await store().entries(attempt.orderId)).map(({ movement }) => movement);
      expect(movements).toEqual([...Array(4).fill('capture-001'), ...Array(2).fill('refund-001')]);
    });
  };

/** What every payment store must do. */
export const paymentStoreSuite = (name: string, under: StoreUnderTest): void => {
  describe(`${name}: attempts`, attemptsAreKept(under));
  describe(`${name}: money`, moneyMovesOnce(under));
};
