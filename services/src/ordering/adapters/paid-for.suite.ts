import { describe, expect, test } from 'vitest';
import { Bench, type Shelf } from './ordering.bench.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'done' : result.code;
const parcel = { carrier: 'Correios', trackingCode: 'AA123456789BR' };

/** What money that is gone must do to goods that are not, on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const paidForSuite = (store: string, shelf: () => Shelf): void => {
  const paid = async () => {
    const shop = await new Bench(shelf()).open(1_000);
    const placed = await shop.placed();
    await shop.confirm(placed.orderId);
    return { shop, desk: shop.desk, asked: shop.asked(placed.orderId), ...placed };
  };
  type Paid = Awaited<ReturnType<typeof paid>>;
  const gone = {
    'a lost dispute': async ({ shop, orderId }: Paid) => {
      await shop.openChargeback(orderId);
      await shop.closeChargeback(orderId, false);
    },
    'all of it given back at the provider': ({ shop, orderId }: Paid) =>
      shop.recordRefund(orderId, 'provider-1-1', 54_80),
    'part of it given back at the provider': ({ shop, orderId }: Paid) =>
      shop.recordRefund(orderId, 'provider-1-1', 10_00),
  } as const;
  const ways = Object.keys(gone) as (keyof typeof gone)[];

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`goods whose money is gone, on ${store}`, () => {
    test.each(ways)('by %s, are not packed, and staff see why and may cancel', async (way) => {
      const order = await paid();
      await gone[way](order);
      const { shop, desk, asked, orderId } = order;
      expect(codeOf(await desk.pack(asked))).toBe('order_not_paid_for');
      const seen = await desk.get(asked);
      const missing = way.startsWith('part') ? 10_00 : 54_80;
      expect(seen.ok && seen.value).toMatchObject({ held: false, missing: { cents: missing } });
      expect(seen.ok && seen.value.allowed).not.toContain('pack');
      const list = await desk.list('paid', undefined);
      expect(list.ok && list.value.orders.find((one) => one.orderId === orderId)?.held).toBe(true);
      expect(codeOf(await desk.cancel(asked, 'sem pagamento'))).toBe('done');
      // What is left goes back, and no more than that.
      const promised = (await shop.order(orderId)).refunds?.find(({ reason }) => reason === 'cancelled');
      expect(promised?.amountCents ?? 0).toBe(54_80 - missing);
      expect(await shop.stock()).toEqual({ free: 1_000, reserved: 0, sold: 0 });
    });

    test.each(ways)('by %s after they were packed, are not shipped', async (way) => {
      const order = await paid();
      expect(codeOf(await order.desk.pack(order.asked))).toBe('done');
      await gone[way](order);
      expect(codeOf(await order.desk.ship(order.asked, parcel))).toBe('order_not_paid_for');
    });

    test('a person is told of what was given back at the provider, while the goods are here', async () => {
      const { shop, desk, asked, orderId } = await paid();
      await shop.recordRefund(orderId, 'provider-1-1', 10_00);
      await shop.recordRefund(orderId, 'provider-1-1', 10_00);
      expect((await shop.announcedOf(orderId)).filter((name) => name === 'OrderFellShort')).toHaveLength(1);
      const other = await paid();
      await other.desk.pack(other.asked);
      await other.desk.ship(other.asked, parcel);
      await other.shop.recordRefund(other.orderId, 'provider-1-1', 10_00);
      expect(await other.shop.announcedOf(other.orderId)).not.toContain('OrderFellShort');
      expect(codeOf(await desk.cancel(asked, 'x'))).toBe('done');
    });

    test('a dispute that the shop won, and what staff gave out of goodwill, hold nothing', async () => {
      const { shop, desk, asked, orderId } = await paid();
      await shop.openChargeback(orderId);
      expect(codeOf(await desk.pack(asked))).toBe('order_held');
      await shop.closeChargeback(orderId, true);
      const goodwill = { amountCents: 54_80, reason: 'brinde' };
      expect(codeOf(await desk.refund(asked, goodwill, { key: 'k', request: 1 }))).toBe('done');
      const [refund] = (await shop.order(orderId)).refunds ?? [];
      await shop.recordRefund(orderId, refund?.refundId, 54_80);
      expect(codeOf(await desk.pack(asked))).toBe('done');
      expect(codeOf(await desk.ship(asked, parcel))).toBe('done');
    });

    test.each([
      ['disputed', 'order_held'],
      ['lost', 'order_not_paid_for'],
    ] as const)('what replaces goods stays while the charge that paid for them is %s', async (how, code) => {
      const { shop, desk, asked, orderId, accessToken } = await paid();
      await desk.pack(asked);
      await desk.ship(asked, parcel);
      await desk.deliver(asked);
      await shop.requestReturn(orderId, accessToken, { resolution: 'exchange' });
      const returnId = (await shop.order(orderId)).returns?.[0]?.returnId ?? '';
      await desk.receiveReturn(asked, { returnId, lines: [{ sku: shop.bag().sku, restock: 1, scrap: 0 }] });
      const replacement = (await shop.order(orderId)).returns?.[0]?.replacementOrderId ?? orderId;
      await shop.openChargeback(orderId);
      if (how === 'lost') await shop.closeChargeback(orderId, false);
      expect(codeOf(await desk.pack(shop.asked(replacement)))).toBe(code);
    });
  });
};
