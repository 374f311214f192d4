import { describe, expect, test } from 'vitest';
import { Bench, type Shelf } from './ordering.bench.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'done' : result.code;

/** What coming back must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const returningSuite = (store: string, shelf: () => Shelf): void => {
  /** An order of so many bags, delivered at noon of 24 November. */
  const delivered = async (bags = 1, freeGrams = 2_000) => {
    const shop = await new Bench(shelf()).open(freeGrams);
    const placed = await shop.placedOf(bags);
    await shop.confirm(placed.orderId);
    const asked = shop.asked(placed.orderId);
    await shop.desk.pack(asked);
    await shop.desk.ship(asked, { carrier: 'Correios', trackingCode: 'AA123456789BR' });
    await shop.desk.deliver(asked);
    const returnIdOf = async () => (await shop.order(placed.orderId)).returns?.at(-1)?.returnId ?? '';
    return { shop, desk: shop.desk, asked, returnIdOf, sku: shop.bag().sku, ...placed };
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`goods that come back on ${store}`, () => {
    test('within the days of regret: a postage code at once, goods and freight paid back when they are here', async () => {
      const { shop, desk, asked, returnIdOf, sku, orderId, accessToken } = await delivered(2);
      const { totals } = await shop.order(orderId);
      const wanted = { resolution: 'refund' as const };
      const requested = await shop.requestReturn(orderId, accessToken, wanted);
      expect(requested.ok && requested.value.returns).toMatchObject([
        {
          resolution: 'refund',
          lines: [{ sku, quantity: 2 }],
          postage: { code: expect.stringMatching(/^\d{9}E$/) },
        },
      ]);
      expect(await shop.requestReturn(orderId, accessToken, wanted)).toEqual(requested);
      expect(codeOf(await shop.requestReturn(orderId, accessToken, { resolution: 'exchange' }))).toBe(
        'order_not_returnable',
      );
      const receipt = { returnId: await returnIdOf(), lines: [{ sku, restock: 1, scrap: 1 }] };
      expect(codeOf(await desk.receiveReturn(asked, receipt))).toBe('done');
      expect(codeOf(await desk.receiveReturn(asked, receipt))).toBe('done');
      const order = await shop.order(orderId);
      expect(order.status).toBe('returned');
      expect(order.refunds).toMatchObject([{ refundId: receipt.returnId, amountCents: totals.totalCents }]);
      // The scrapped bag left the house and stays sold.
      expect(await shop.stock()).toEqual({ free: 1_750, reserved: 0, sold: 250 });
      expect((await shop.announcedOf(orderId)).slice(-3)).toEqual([
        'OrderShipped',
        'RefundDue',
        'ReturnRequested',
      ]);
      expect(await shop.recordRefund(orderId, receipt.returnId, totals.totalCents)).toMatchObject({
        status: 'refunded',
      });
    });

    test('one of two: its price goes back, the freight stays, the order is delivered again', async () => {
      const { shop, desk, asked, returnIdOf, sku, orderId, accessToken } = await delivered(2);
      const one = { lines: [{ sku, quantity: 1 }], resolution: 'refund' as const };
      await shop.requestReturn(orderId, accessToken, one);
      await desk.receiveReturn(asked, {
        returnId: await returnIdOf(),
        lines: [{ sku, restock: 1, scrap: 0 }],
      });
      const first = await shop.order(orderId);
      const shares = first.lines[0]?.unitDiscountCents ?? [];
      expect(first.status).toBe('delivered');
      expect(first.refunds?.[0]?.amountCents).toBe(39_90 - (shares[1] ?? 0));
      // The other one too: now nothing is left, and the freight goes back with it.
      await shop.requestReturn(orderId, accessToken, one);
      await desk.receiveReturn(asked, {
        returnId: await returnIdOf(),
        lines: [{ sku, restock: 1, scrap: 0 }],
      });
      const second = await shop.order(orderId);
      expect(second.status).toBe('returned');
      expect(second.refunds?.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(
        second.totals.totalCents,
      );
    });

    test('what does not come stays with the shopper, unpaid back', async () => {
      const { shop, desk, asked, returnIdOf, sku, orderId, accessToken } = await delivered(2);
      await shop.requestReturn(orderId, accessToken, { resolution: 'refund' });
      const returnId = await returnIdOf();
      const tooMany = { returnId, lines: [{ sku, restock: 2, scrap: 1 }] };
      expect(codeOf(await desk.receiveReturn(asked, tooMany))).toBe('units_unavailable');
      expect(codeOf(await desk.receiveReturn(asked, { returnId: 'ret_00000000', lines: [] }))).toBe(
        'return_not_found',
      );
      expect(codeOf(await desk.receiveReturn(asked, { returnId, lines: [] }))).toBe('done');
      const order = await shop.order(orderId);
      expect([order.status, order.refunds]).toEqual(['delivered', undefined]);
    });

    test('an exchange sends the same goods again for nothing, by the same key of the order', async () => {
      const { shop, desk, asked, returnIdOf, sku, orderId, accessToken } = await delivered(2);
      const one = { lines: [{ sku, quantity: 1 }], resolution: 'exchange' as const };
      await shop.requestReturn(orderId, accessToken, one);
      const receipt = { returnId: await returnIdOf(), lines: [{ sku, restock: 0, scrap: 1 }] };
      expect(codeOf(await desk.receiveReturn(asked, receipt))).toBe('done');
      expect(codeOf(await desk.receiveReturn(asked, receipt))).toBe('done');
      const original = await shop.order(orderId);
      const replacementId = original.returns?.[0]?.replacementOrderId ?? orderId;
      const replacement = await shop.order(replacementId);
      expect(original.refunds).toBeUndefined();
      expect(replacement).toMatchObject({
        status: 'paid',
        exchangeOf: orderId,
        totals: { totalCents: 0, shippingCents: 0 },
        demand: [{ stockItemId: shop.coffee, quantity: 250 }],
      });
      expect(await shop.stock()).toEqual({ free: 1_250, reserved: 0, sold: 750 });
      const seen = await shop.view(replacementId, accessToken);
      expect(seen.ok && seen.value.exchangeOf).toBe(orderId);
    });

    test('with nothing left to exchange for it is refused, and becomes a refund', async () => {
      const { shop, desk, asked, returnIdOf, sku, orderId, accessToken } = await delivered(1, 250);
      await shop.requestReturn(orderId, accessToken, { resolution: 'exchange' });
      const receipt = { returnId: await returnIdOf(), lines: [{ sku, restock: 0, scrap: 1 }] };
      expect(codeOf(await desk.receiveReturn(asked, receipt))).toBe('out_of_stock');
      expect(codeOf(await desk.receiveReturn(asked, { ...receipt, resolution: 'refund' }))).toBe('done');
      const order = await shop.order(orderId);
      expect(order.refunds?.[0]?.amountCents).toBe(order.totals.totalCents);
      // The same bag back and out again needs no other.
      const same = await delivered(1, 250);
      await same.shop.requestReturn(same.orderId, same.accessToken, { resolution: 'exchange' });
      const whole = { returnId: await same.returnIdOf(), lines: [{ sku: same.sku, restock: 1, scrap: 0 }] };
      expect(codeOf(await same.desk.receiveReturn(same.asked, whole))).toBe('done');
      expect(await same.shop.stock()).toEqual({ free: 0, reserved: 0, sold: 250 });
    });

    test.each([
      ['on the last second of the seventh day in São Paulo', '2026-12-02T02:59:59.000Z', 'done'],
      ['on the first of the eighth', '2026-12-02T03:00:00.000Z', 'return_window_over'],
    ])('%s the shopper is answered', async (_when, now, answer) => {
      const { shop, orderId, accessToken } = await delivered();
      shop.now = new Date(now);
      const seen = await shop.view(orderId, accessToken);
      expect(seen.ok && [seen.value.allowed.return, seen.value.returnUntil]).toEqual([
        answer === 'done',
        '2026-12-02T02:59:59.999Z',
      ]);
      expect(codeOf(await shop.requestReturn(orderId, accessToken, { resolution: 'refund' }))).toBe(answer);
    });

    test('a defect is taken back at any time, by staff', async () => {
      const { shop, desk, asked, orderId } = await delivered();
      shop.now = new Date('2027-02-01T12:00:00.000Z');
      const defect = { reason: 'moedor quebrado', resolution: 'refund' as const };
      expect(codeOf(await desk.openReturn(asked, defect))).toBe('done');
      expect(codeOf(await desk.openReturn(asked, defect))).toBe('done');
      expect((await shop.order(orderId)).returns).toHaveLength(1);
    });

    test('nothing comes back before it leaves', async () => {
      const shop = await new Bench(shelf()).open(1_000);
      const { orderId, accessToken } = await shop.placed();
      await shop.confirm(orderId);
      expect(codeOf(await shop.requestReturn(orderId, accessToken, { resolution: 'refund' }))).toBe(
        'order_not_returnable',
      );
      expect(codeOf(await shop.requestReturn(orderId, 'wrong', { resolution: 'refund' }))).toBe(
        'order_not_found',
      );
    });
  });
};
