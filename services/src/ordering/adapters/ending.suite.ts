import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { Bench, type Shelf } from './ordering.bench.ts';

const statusOf = async (shop: Bench, orderId: Parameters<Bench['confirm']>[0]) =>
  (await shop.ports.orders.get(orderId))?.status;

/** What following and ending an order must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const endingSuite = (store: string, shelf: () => Shelf): void => {
  const bench = () => new Bench(shelf()).open(1_000);

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`the end of an order's wait on ${store}`, () => {
    test('a paid order sells its goods and says so once, however often it is confirmed', async () => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      expect(await shop.confirm(orderId)).toEqual({ status: 'paid', changed: true });
      expect(await shop.confirm(orderId)).toEqual({ status: 'paid', changed: false });
      expect(await shop.stock()).toEqual({ free: 750, reserved: 0, sold: 250 });
      expect(await shop.announcedOf(orderId)).toEqual(['OrderPaid', 'OrderPlaced']);
    });

    test.each([
      ['expire', 'expired', 'OrderExpired'],
      ['cancel', 'cancelled', 'OrderCancelled'],
    ] as const)('%s frees the goods and says so once, however often it runs', async (verb, status, event) => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      expect(await shop[verb](orderId)).toEqual({ status, changed: true });
      expect(await shop[verb](orderId)).toEqual({ status, changed: false });
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
      expect(await shop.announcedOf(orderId)).toEqual([event, 'OrderPlaced'].sort());
    });

    test.each(['expire', 'cancel'] as const)(
      '%s finds the money at the provider and confirms instead',
      async (verb) => {
        const shop = await bench();
        const { orderId } = await shop.placed();
        shop.provider.paid.add(orderId);
        expect(await shop[verb](orderId)).toEqual({ status: 'paid', changed: true });
        expect(await shop.stock()).toEqual({ free: 750, reserved: 0, sold: 250 });
      },
    );

    test.each(['expire', 'cancel'] as const)(
      '%s changes nothing while the provider cannot say',
      async (verb) => {
        const shop = await bench();
        const { orderId } = await shop.placed();
        shop.provider.unreachable = true;
        await expect(shop[verb](orderId)).rejects.toThrow('does not answer');
        expect(await statusOf(shop, orderId)).toBe('awaiting_payment');
        expect(await shop.stock()).toEqual({ free: 750, reserved: 250, sold: 0 });
      },
    );

    test('nothing undoes a paid order: a late expiry and a late cancellation find it paid', async () => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      await shop.confirm(orderId);
      expect(await shop.expire(orderId)).toEqual({ status: 'paid', changed: false });
      expect(await shop.cancel(orderId)).toEqual({ status: 'paid', changed: false });
      expect(await shop.stock()).toEqual({ free: 750, reserved: 0, sold: 250 });
    });

    test('a payment and an expiry at the same moment settle the goods once, and the money follows the goods', async () => {
      const shop = await bench();
      for (let round = 0; round < 3; round += 1) {
        const { orderId } = await shop.placed();
        const before = await shop.stock();
        await Promise.all([shop.confirm(orderId), shop.expire(orderId), shop.confirm(orderId)]);
        const after = await shop.stock();
        expect(after.reserved).toBe(before.reserved - 250);
        // Expired first, the money takes the goods off the shelf again: they are there.
        expect(await statusOf(shop, orderId)).toBe('paid');
        expect(after.sold - before.sold).toBe(250);
      }
    });

    test('money that comes for an order that was let go is given back', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      await shop.cancelOwn(orderId, accessToken);
      shop.provider.paid.add(orderId);
      expect(await shop.confirm(orderId)).toEqual({ status: 'cancelled', changed: true });
      expect(await shop.confirm(orderId)).toEqual({ status: 'cancelled', changed: false });
      expect(await shop.closeCharge(orderId)).toEqual({ status: 'cancelled', changed: false });
      expect((await shop.order(orderId)).refunds).toMatchObject([
        { refundId: 'late', amountCents: 54_80, reason: 'late_after_cancellation' },
      ]);
      expect(await shop.announcedOf(orderId)).toEqual(['OrderCancelled', 'OrderPlaced', 'RefundDue']);
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
    });

    test('money that comes after the expiry is honoured while the goods are there', async () => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      await shop.expire(orderId);
      expect(await shop.confirm(orderId)).toEqual({ status: 'paid', changed: true });
      expect(await shop.confirm(orderId)).toEqual({ status: 'paid', changed: false });
      expect(await shop.stock()).toEqual({ free: 750, reserved: 0, sold: 250 });
      expect(await shop.announcedOf(orderId)).toEqual(['OrderExpired', 'OrderPaid', 'OrderPlaced']);
      expect((await shop.order(orderId)).timeline.at(-1)?.event).toBe('paid_late');
    });

    test('money that comes after the expiry goes back when the goods are gone', async () => {
      const shop = await new Bench(shelf()).open(250);
      const { orderId } = await shop.placed();
      await shop.expire(orderId);
      await shop.confirm((await shop.placed()).orderId);
      expect(await shop.confirm(orderId)).toEqual({ status: 'expired', changed: true });
      expect(await shop.confirm(orderId)).toEqual({ status: 'expired', changed: false });
      expect((await shop.order(orderId)).refunds).toMatchObject([
        { refundId: 'late', amountCents: 54_80, reason: 'late_without_stock' },
      ]);
      expect(await shop.recordRefund(orderId)).toEqual({ status: 'refunded', changed: true });
      expect(await shop.stock()).toEqual({ free: 0, reserved: 0, sold: 250 });
    });

    test('an order whose shopper tried again late waits on, and is not let go', async () => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      shop.provider.openUntil = '2026-11-24T12:10:00.000Z';
      expect(await shop.expire(orderId)).toEqual({
        status: 'awaiting_payment',
        changed: false,
        waitSeconds: 1200,
      });
      expect(await shop.stock()).toEqual({ free: 750, reserved: 250, sold: 0 });
    });

    test('a refund is on the order once; while the order still awaits its end it is asked to come back', async () => {
      const shop = await bench();
      const { orderId } = await shop.placed();
      await expect(shop.recordRefund(orderId)).rejects.toThrow('awaiting_payment');
      await shop.expire(orderId);
      expect(await shop.recordRefund(orderId)).toEqual({ status: 'refunded', changed: true });
      expect(await shop.recordRefund(orderId)).toEqual({ status: 'refunded', changed: false });
      const order = await shop.ports.orders.get(orderId);
      expect(order?.timeline.map(({ status, actor }) => `${status} by ${actor}`)).toEqual([
        'awaiting_payment by shopper',
        'expired by clock',
        'refunded by provider',
      ]);
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
    });

    test('an order that nobody placed cannot be ended', async () => {
      const shop = await bench();
      await expect(shop.confirm(newOrderId())).rejects.toThrow('no order');
    });
  });

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`the shopper and the order on ${store}`, () => {
    test('a wrong token, no token and no order answer alike', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      const refused = { ok: false, code: 'order_not_found' };
      for (const act of [shop.view, shop.cancelOwn]) {
        expect(await act(orderId, 'wrong')).toEqual(refused);
        expect(await act(orderId, undefined)).toEqual(refused);
        expect(await act(newOrderId(), accessToken)).toEqual(refused);
      }
      expect(await statusOf(shop, orderId)).toBe('awaiting_payment');
    });

    test('the page shows the order masked, and the Pix code while it can be paid', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      const preparing = await shop.view(orderId, accessToken);
      expect(preparing.ok && preparing.value.payment.status).toBe('preparing');
      const pix = { copiaECola: '000201…', expiresAt: '2026-11-24T12:30:00.000Z' };
      shop.facts = { status: 'pending', pix };
      const pending = await shop.view(orderId, accessToken);
      if (!pending.ok) throw new Error(pending.code);
      expect(pending.value.payment).toEqual({
        method: 'pix',
        status: 'pending',
        amount: { cents: 54_80, currency: 'BRL' },
        pix,
      });
      expect(pending.value.customer).toEqual({
        name: 'Maria S.',
        email: 'm***@exemplo.com.br',
        taxId: '***.456.789-**',
      });
      expect(pending.value.allowed).toEqual({ cancel: true, pay: true, return: false });
      await shop.expire(orderId);
      const expired = await shop.view(orderId, accessToken);
      expect(expired.ok && [expired.value.payment.status, expired.value.payment.pix]).toEqual([
        'expired',
        undefined,
      ]);
    });

    test('the shopper cancels what awaits payment, once, and the goods are free at once', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      const cancelled = await shop.cancelOwn(orderId, accessToken);
      expect(cancelled.ok && [cancelled.value.status, cancelled.value.payment.status]).toEqual([
        'cancelled',
        'cancelled',
      ]);
      expect(await shop.cancelOwn(orderId, accessToken)).toEqual(cancelled);
      expect(await shop.cancel(orderId)).toEqual({ status: 'cancelled', changed: false });
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
      expect(await shop.announcedOf(orderId)).toEqual(['OrderCancelled', 'OrderPlaced']);
    });

    test('the shopper cancels what is paid: goods back, all the money promised back, once', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      await shop.confirm(orderId);
      const cancelled = await shop.cancelOwn(orderId, accessToken);
      expect(cancelled.ok && cancelled.value.status).toBe('cancelled');
      expect(await shop.cancelOwn(orderId, accessToken)).toEqual(cancelled);
      expect(await shop.closeCharge(orderId)).toEqual({ status: 'cancelled', changed: false });
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
      expect((await shop.order(orderId)).refunds).toMatchObject([{ refundId: 'cancel', amountCents: 54_80 }]);
      expect(await shop.recordRefund(orderId, 'cancel')).toEqual({ status: 'refunded', changed: true });
    });

    test('the shopper cannot cancel what has expired', async () => {
      const shop = await bench();
      const { orderId, accessToken } = await shop.placed();
      await shop.expire(orderId);
      expect(await shop.cancelOwn(orderId, accessToken)).toEqual({
        ok: false,
        code: 'order_not_cancellable',
      });
    });
  });
};
