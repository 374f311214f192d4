import { CustomerId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { Order } from '../domain/order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { listOwnOrders } from '../use-cases/list-own-orders.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'done' : result.code;
const promisedBy = ({ refunds = [] }: Order): number =>
  refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** What goods that went out in exchange must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const replacementSuite = (store: string, shelf: () => Shelf): void => {
  const deliver = async (shop: Bench, orderId: Order['orderId']): Promise<void> => {
    const asked = shop.asked(orderId);
    await shop.desk.pack(asked);
    await shop.desk.ship(asked, { carrier: 'Correios', trackingCode: 'AA123456789BR' });
    expect(codeOf(await shop.desk.deliver(asked))).toBe('done');
  };
  /** All or some of an order goes to waste and comes again, or its money does: the order that replaces it, if any. */
  const giveBack = async (
    shop: Bench,
    { orderId, accessToken }: { orderId: Order['orderId']; accessToken: string },
    resolution: 'refund' | 'exchange',
    quantity = 1,
  ): Promise<Order['orderId'] | undefined> => {
    const { sku } = shop.bag();
    const asked = await shop.requestReturn(orderId, accessToken, { resolution, lines: [{ sku, quantity }] });
    expect(codeOf(asked)).toBe('done');
    const returnId = (await shop.order(orderId)).returns?.at(-1)?.returnId ?? '';
    const receipt = { returnId, lines: [{ sku, restock: 0, scrap: quantity }] };
    expect(codeOf(await shop.desk.receiveReturn(shop.asked(orderId), receipt))).toBe('done');
    expect(codeOf(await shop.desk.receiveReturn(shop.asked(orderId), receipt))).toBe('done');
    return (await shop.order(orderId)).returns?.at(-1)?.replacementOrderId;
  };
  /** An order of so many bags, one of which was exchanged. */
  const exchanged = async (bags: number) => {
    const shop = await new Bench(shelf()).open(5_000);
    const root = await shop.placedOf(bags);
    await shop.confirm(root.orderId);
    await deliver(shop, root.orderId);
    const orderId = (await giveBack(shop, root, 'exchange')) ?? root.orderId;
    return { shop, root, replacement: { orderId, accessToken: root.accessToken } };
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`what replaces goods on ${store}`, () => {
    test('sent back, is paid back by the order that paid: goods and freight, once', async () => {
      const { shop, root, replacement } = await exchanged(1);
      await deliver(shop, replacement.orderId);
      await giveBack(shop, replacement, 'refund');
      const paid = await shop.order(root.orderId);
      expect(promisedBy(paid)).toBe(paid.totals.totalCents);
      expect(paid.refunds).toMatchObject([{ reason: 'returned' }]);
      expect((await shop.announcedOf(root.orderId)).filter((name) => name === 'RefundDue')).toHaveLength(1);
      // Its own page says how much, and by which order.
      const returned = await shop.order(replacement.orderId);
      expect(returned.refunds).toBeUndefined();
      expect(returned.timeline.at(-1)?.detail).toMatchObject({
        orderId: root.orderId,
        amount: { cents: paid.totals.totalCents },
      });
      const [refund] = paid.refunds ?? [];
      const { status } = await shop.recordRefund(root.orderId, refund?.refundId, refund?.amountCents);
      expect(status).toBe('refunded');
    });

    test.each(['shopper', 'staff'] as const)('cancelled by %s before it leaves, likewise', async (who) => {
      const { shop, root, replacement } = await exchanged(1);
      const before = await shop.stock();
      const { orderId, accessToken } = replacement;
      const seen = await shop.view(orderId, accessToken);
      expect(seen.ok && seen.value.allowed.cancel).toBe(true);
      for (let twice = 0; twice < 2; twice += 1)
        expect(
          codeOf(
            who === 'staff'
              ? await shop.desk.cancel(shop.asked(orderId), 'x')
              : await shop.cancelOwn(orderId, accessToken),
          ),
        ).toBe('done');
      const paid = await shop.order(root.orderId);
      expect(paid.refunds).toMatchObject([{ reason: 'cancelled', amountCents: paid.totals.totalCents }]);
      expect(await shop.stock()).toMatchObject({ free: before.free + 250, sold: before.sold - 250 });
    });

    test('of one bag of two: its price goes back, and the freight with the last of both orders', async () => {
      const { shop, root, replacement } = await exchanged(2);
      await deliver(shop, replacement.orderId);
      await giveBack(shop, replacement, 'refund');
      const first = await shop.order(root.orderId);
      expect(promisedBy(first)).toBe(39_90 - (first.lines[0]?.unitDiscountCents[1] ?? 0));
      await giveBack(shop, root, 'refund');
      const second = await shop.order(root.orderId);
      expect(promisedBy(second)).toBe(second.totals.totalCents);
    });

    test('replaced in its turn, is still paid back by the order that paid', async () => {
      const { shop, root, replacement } = await exchanged(1);
      await deliver(shop, replacement.orderId);
      const orderId = (await giveBack(shop, replacement, 'exchange')) ?? root.orderId;
      await deliver(shop, orderId);
      await giveBack(shop, { orderId, accessToken: root.accessToken }, 'refund');
      const paid = await shop.order(root.orderId);
      expect(promisedBy(paid)).toBe(paid.totals.totalCents);
    });

    test('and what was given in goodwill is not given again', async () => {
      const { shop, root, replacement } = await exchanged(1);
      const key = { key: 'k', request: 1 };
      await shop.desk.refund(shop.asked(root.orderId), { amountCents: 5_00, reason: 'atraso' }, key);
      await shop.desk.cancel(shop.asked(replacement.orderId), 'x');
      const paid = await shop.order(root.orderId);
      expect(promisedBy(paid)).toBe(paid.totals.totalCents);
    });

    test('waits with its money while the charge of the order that paid is disputed', async () => {
      const { shop, root, replacement } = await exchanged(1);
      await shop.openChargeback(root.orderId);
      expect(codeOf(await shop.desk.cancel(shop.asked(replacement.orderId), 'x'))).toBe('order_held');
      await shop.closeChargeback(root.orderId, true);
      expect(codeOf(await shop.desk.cancel(shop.asked(replacement.orderId), 'x'))).toBe('done');
    });

    test('two of its endings and a goodwill of the order that paid at once: never more than was paid', async () => {
      const { shop, root, replacement } = await exchanged(2);
      await Promise.all([
        shop.desk.cancel(shop.asked(replacement.orderId), 'x'),
        shop.cancelOwn(replacement.orderId, replacement.accessToken),
        ...['a', 'b'].map((key) =>
          shop.desk.refund(
            shop.asked(root.orderId),
            { amountCents: 1_00, reason: 'x' },
            { key, request: key },
          ),
        ),
      ]);
      const paid = await shop.order(root.orderId);
      const unit = 39_90 - (paid.lines[0]?.unitDiscountCents[1] ?? 0);
      expect(promisedBy(paid)).toBe(unit + 2_00);
    });

    test('is its owner’s as the order that paid is, and opens by that order’s token', async () => {
      const shop = await new Bench(shelf()).open(5_000);
      const ana = CustomerId.parse(crypto.randomUUID());
      const root = await shop.placedOf(1, ana);
      await shop.confirm(root.orderId);
      await deliver(shop, root.orderId);
      const orderId = (await giveBack(shop, root, 'exchange')) ?? root.orderId;
      const own = await listOwnOrders(shop.ports)(ana, undefined);
      expect(own.ok && own.value.orders.map((one) => one.orderId).sort()).toEqual(
        [root.orderId, orderId].sort(),
      );
      expect((await getOrder(shop.ports)({ orderId, token: undefined, customerId: ana })).ok).toBe(true);
      expect((await shop.view(orderId, root.accessToken)).ok).toBe(true);
      expect((await shop.view(orderId, undefined)).ok).toBe(false);
    });
  });
};
