import { describe, expect, test } from 'vitest';
import { isUnderWay } from '../domain/forgetting.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const REFUND_CENTS = 10_00;

/** What becomes of money that the provider would not give back. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const refundRetrySuite = (store: string, shelf: () => Shelf): void => {
  /** A delivered order that promised ten reais. */
  const promised = async () => {
    const shop = await new Bench(shelf()).open(2_000);
    const { orderId } = await shop.placed();
    await shop.confirm(orderId);
    const asked = shop.asked(orderId);
    const { desk } = shop;
    for (const move of [desk.pack, desk.deliver]) await move(asked);
    const given = { amountCents: REFUND_CENTS, reason: 'atraso' };
    await desk.refund(asked, given, { key: crypto.randomUUID(), request: given });
    const [refund] = (await shop.order(orderId)).refunds ?? [];
    if (!refund) throw new Error('nothing promised');
    const retry = async (refundId = refund.refundId) => {
      const result = await shop.desk.retryRefund(asked, refundId);
      return result.ok ? 'done' : result.code;
    };
    const refundsNow = async () => (await shop.order(orderId)).refunds;
    const dues = async () => (await shop.announcedOf(orderId)).filter((name) => name === 'RefundDue').length;
    return { shop, desk, asked, orderId, refundId: refund.refundId, retry, refundsNow, dues };
  };
  const failed = async () => {
    const order = await promised();
    await order.shop.recordRefundFailure(order.orderId, order.refundId);
    return order;
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`a refund that the provider refused on ${store}`, () => {
    test('is on the order once, where staff see it and may have it asked for anew', async () => {
      const { shop, desk, asked, orderId, refundId } = await failed();
      await shop.recordRefundFailure(orderId, refundId);
      const seen = await desk.get(asked);
      if (!seen.ok) throw new Error(seen.code);
      expect(seen.value.refunds).toMatchObject([{ refundId, failedAt: shop.now.toISOString() }]);
      expect(seen.value.allowed).toContain('retry-refund');
      expect(seen.value.timeline.filter(({ event }) => event === 'refund_failed')).toMatchObject([
        { actor: 'provider', detail: { refundId, amount: { cents: REFUND_CENTS } } },
      ]);
    });

    test('is one refund still, asked for anew once however often staff say so', async () => {
      const { shop, orderId, refundId, retry, refundsNow, dues } = await failed();
      expect([await retry(), await retry()]).toEqual(['done', 'done']);
      expect(await dues()).toBe(2);
      expect(await refundsNow()).toMatchObject([{ refundId, amountCents: REFUND_CENTS, again: 1 }]);
      expect((await refundsNow())?.[0]?.failedAt).toBeUndefined();
      await shop.recordRefund(orderId, refundId, REFUND_CENTS);
      expect(await retry()).toBe('done');
      expect(await dues()).toBe(2);
      expect(await refundsNow()).toMatchObject([{ refundId, doneAt: shop.now.toISOString() }]);
    });

    test('fails once more only by the news of that asking', async () => {
      const { shop, orderId, refundId, retry, refundsNow } = await failed();
      await retry();
      await shop.recordRefundFailure(orderId, refundId);
      expect((await refundsNow())?.[0]?.failedAt).toBeUndefined();
      await shop.recordRefundFailure(orderId, refundId, 1);
      expect((await refundsNow())?.[0]?.failedAt).toBeDefined();
      await retry();
      expect(await refundsNow()).toMatchObject([{ again: 2 }]);
    });

    test('is done when the money went back by hand, and the rest is what is left', async () => {
      const { shop, desk, asked, orderId, refundId, refundsNow } = await failed();
      await shop.recordRefund(orderId, refundId, REFUND_CENTS);
      await shop.recordRefundFailure(orderId, refundId);
      expect(await refundsNow()).toHaveLength(1);
      expect((await refundsNow())?.[0]?.failedAt).toBeUndefined();
      const seen = await desk.get(asked);
      const { totals } = await shop.order(orderId);
      expect(seen.ok && seen.value.refundable.cents).toBe(totals.totalCents - REFUND_CENTS);
      expect(seen.ok && seen.value.allowed).not.toContain('retry-refund');
    });

    test('keeps nobody’s account: it needs no name to go back', async () => {
      const open = await promised();
      const refused = await failed();
      for (const { shop, desk, asked } of [open, refused]) {
        await desk.ship(asked, { carrier: 'Correios', trackingCode: 'AA000000001BR' });
        await desk.deliver(asked);
        expect((await shop.order(asked.orderId)).status).toBe('delivered');
      }
      expect(isUnderWay(await open.shop.order(open.orderId))).toBe(true);
      expect(isUnderWay(await refused.shop.order(refused.orderId))).toBe(false);
    });

    test('stays where it is while the charge is disputed', async () => {
      const { shop, orderId, retry } = await failed();
      await shop.openChargeback(orderId);
      expect(await retry()).toBe('order_held');
      await shop.closeChargeback(orderId, true);
      expect(await retry()).toBe('done');
    });
  });

  describe(`a refund of which nothing is heard on ${store}`, () => {
    test('may be asked for anew when a bank has had a day for it', async () => {
      const { shop, retry, dues } = await promised();
      expect(await retry()).toBe('done');
      expect(await dues()).toBe(1);
      shop.now = new Date(shop.now.getTime() + 24 * 3_600_000);
      expect([await retry(), await retry()]).toEqual(['done', 'done']);
      expect(await dues()).toBe(2);
    });

    test('is none when nobody promised it', async () => {
      const { shop, orderId, retry } = await promised();
      await shop.recordRefund(orderId, 'provider-1-1', 1_00);
      expect(await retry('provider-1-1')).toBe('refund_not_found');
      expect(await retry('gw-of-another')).toBe('refund_not_found');
      await shop.recordRefundFailure(orderId, 'surplus-2');
      expect((await shop.order(orderId)).refunds).toHaveLength(2);
    });
  });
};
