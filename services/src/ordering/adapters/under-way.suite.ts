import { describe, expect, test } from 'vitest';
import type { Order } from '../domain/order.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'done' : result.code;
const promisedBy = ({ refunds = [] }: Order): number =>
  refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** What a parcel that does not come to the shopper must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const underWaySuite = (store: string, shelf: () => Shelf): void => {
  const shipped = async (bags = 1) => {
    const shop = await new Bench(shelf()).open(2_000);
    const placed = await shop.placedOf(bags);
    await shop.confirm(placed.orderId);
    const asked = shop.asked(placed.orderId);
    await shop.desk.pack(asked);
    await shop.desk.ship(asked, { carrier: 'Correios', trackingCode: 'AA123456789BR' });
    return { shop, desk: shop.desk, asked, sku: shop.bag().sku, ...placed };
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`a parcel that is under way on ${store}`, () => {
    test('is given up by its shopper at any time, whole and for its money: goods and freight go back', async () => {
      const { shop, desk, asked, sku, orderId, accessToken } = await shipped(2);
      shop.now = new Date('2026-12-20T12:00:00.000Z');
      const seen = await shop.view(orderId, accessToken);
      expect(seen.ok && [seen.value.allowed.return, seen.value.returnUntil]).toEqual([true, undefined]);
      const one = { resolution: 'refund' as const, lines: [{ sku, quantity: 1 }] };
      expect(codeOf(await shop.requestReturn(orderId, accessToken, one))).toBe('order_not_returnable');
      const exchange = { resolution: 'exchange' as const };
      expect(codeOf(await shop.requestReturn(orderId, accessToken, exchange))).toBe('order_not_returnable');
      const requested = await shop.requestReturn(orderId, accessToken, { resolution: 'refund' });
      expect(requested.ok && requested.value.returns).toMatchObject([
        { lines: [{ sku, quantity: 2 }], postage: { code: expect.stringMatching(/^\d{9}E$/) } },
      ]);
      const returnId = (await shop.order(orderId)).returns?.[0]?.returnId ?? '';
      await desk.receiveReturn(asked, { returnId, lines: [{ sku, restock: 2, scrap: 0 }] });
      const order = await shop.order(orderId);
      expect([order.status, promisedBy(order)]).toEqual(['returned', order.totals.totalCents]);
      expect(await shop.stock()).toEqual({ free: 2_000, reserved: 0, sold: 0 });
    });

    test('given up and kept after all has been delivered, and its days of regret begin', async () => {
      const { shop, desk, asked, orderId, accessToken } = await shipped();
      await shop.requestReturn(orderId, accessToken, { resolution: 'refund' });
      const returnId = (await shop.order(orderId)).returns?.[0]?.returnId ?? '';
      shop.now = new Date('2026-12-01T12:00:00.000Z');
      await desk.receiveReturn(asked, { returnId, lines: [] });
      const seen = await shop.view(orderId, accessToken);
      expect(seen.ok && seen.value).toMatchObject({
        status: 'delivered',
        returnUntil: '2026-12-09T02:59:59.999Z',
        allowed: { return: true },
      });
    });

    test.each([
      ['refused at the door', 'refused', { restock: 1, scrap: 1 }, 1_750],
      ['back at its sender', 'returned_to_sender', { restock: 2, scrap: 0 }, 2_000],
      ['lost', 'lost', undefined, 1_500],
    ] as const)('and %s is paid back whole, once', async (_how, cause, units, free) => {
      const { shop, desk, asked, sku, orderId, accessToken } = await shipped(2);
      const failed = { cause, ...(units ? { lines: [{ sku, ...units }] } : {}) };
      expect(codeOf(await desk.notDelivered(asked, failed))).toBe('done');
      expect(codeOf(await desk.notDelivered(asked, failed))).toBe('done');
      const order = await shop.order(orderId);
      expect(order).toMatchObject({
        status: 'returned',
        refunds: [{ reason: 'not_delivered', amountCents: order.totals.totalCents }],
        returns: [{ cause, receivedAt: expect.any(String) }],
      });
      expect(order.timeline.at(-1)).toMatchObject({ event: 'not_delivered', detail: { cause } });
      expect(await shop.stock()).toEqual({ free, reserved: 0, sold: 2_000 - free });
      expect((await shop.announcedOf(orderId)).filter((name) => name === 'OrderReturned')).toHaveLength(1);
      const [refund] = order.refunds ?? [];
      expect(await shop.recordRefund(orderId, refund?.refundId, refund?.amountCents)).toMatchObject({
        status: 'refunded',
      });
      expect((await shop.view(orderId, accessToken)).ok).toBe(true);
    });

    test('comes back with every unit that was sent, or is not back; delivered, it cannot be lost', async () => {
      const { shop, desk, asked, sku } = await shipped(2);
      for (const lines of [[], [{ sku, restock: 1, scrap: 0 }], [{ sku, restock: 2, scrap: 1 }]])
        expect(codeOf(await desk.notDelivered(asked, { cause: 'refused', lines }))).toBe('units_unavailable');
      expect(await shop.stock()).toEqual({ free: 1_500, reserved: 0, sold: 500 });
      await desk.deliver(asked);
      expect(codeOf(await desk.notDelivered(asked, { cause: 'lost' }))).toBe('order_move_refused');
    });
  });
};
