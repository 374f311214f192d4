import { CustomerId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { cancelOwnOrder } from '../use-cases/cancel-order.ts';
import { claimOrders } from '../use-cases/claim-orders.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { listOwnOrders } from '../use-cases/list-own-orders.ts';
import { placeOrder } from '../use-cases/place-order.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const newCustomer = () => CustomerId.parse(crypto.randomUUID());

/** What a customer's orders must be on any store; `calls` counts its requests. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const ownOrdersSuite = (store: string, shelf: () => Shelf, calls: () => number = () => 0): void => {
  const open = () => new Bench(shelf()).open(100_000);
  const counted = async <Value>(act: () => Promise<Value>): Promise<[Value, number]> => {
    const before = calls();
    const value = await act();
    return [value, calls() - before];
  };
  const buy = async (shop: Bench, customerId: CustomerId | undefined, email?: string) => {
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    const purchase = shop.purchaseOf(cartId);
    const key = crypto.randomUUID();
    const customer = { ...purchase.customer, email: email ?? `${key}@exemplo.com.br` };
    const place = placeOrder(shop.ports);
    const [placed, took] = await counted(() =>
      place({ key, purchase: { ...purchase, customer }, customerId, from: key }),
    );
    if (!placed.ok) throw new Error(placed.code);
    return { ...placed.value, took };
  };
  const listed = async (shop: Bench, customerId: CustomerId, cursor?: string) => {
    const page = await listOwnOrders(shop.ports)(customerId, cursor);
    if (!page.ok) throw new Error(page.code);
    return page.value;
  };
  const idsOf = async (shop: Bench, customerId: CustomerId) =>
    (await listed(shop, customerId)).orders.map(({ orderId }) => orderId);

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`a customer's orders on ${store}`, () => {
    test('are those that they placed signed in, the newest first, and nobody else’s', async () => {
      const shop = await open();
      const [ana, bia] = [newCustomer(), newCustomer()];
      const first = await buy(shop, ana);
      shop.now = new Date(shop.now.getTime() + 1000);
      const second = await buy(shop, ana);
      await buy(shop, undefined);
      expect(second.took).toBeLessThanOrEqual(3);
      const [{ orders }, took] = await counted(() => listed(shop, ana));
      expect(took).toBeLessThanOrEqual(2);
      expect(orders.map(({ orderId }) => orderId)).toEqual([second.orderId, first.orderId]);
      expect(orders[0]).toMatchObject({ status: 'awaiting_payment', items: 1, first: shop.bag().name });
      expect(await idsOf(shop, bia)).toEqual([]);
    });

    test('open to their session and their token, and to another’s session as if they were not there', async () => {
      const shop = await open();
      const [ana, bia] = [newCustomer(), newCustomer()];
      const { orderId, accessToken } = await buy(shop, ana);
      const get = getOrder(shop.ports);
      const [shown, took] = await counted(() => get({ orderId, token: undefined, customerId: ana }));
      expect(shown).toMatchObject({ ok: true, value: { orderId } });
      expect(took).toBeLessThanOrEqual(2);
      expect((await get({ orderId, token: accessToken, customerId: bia })).ok).toBe(true);
      const absent = { ok: false, code: 'order_not_found' };
      for (const customerId of [bia, undefined]) {
        expect(await get({ orderId, token: undefined, customerId })).toEqual(absent);
        expect(await cancelOwnOrder(shop.ports)({ orderId, token: 'no', customerId })).toEqual(absent);
      }
      const cancelled = await cancelOwnOrder(shop.ports)({ orderId, token: undefined, customerId: ana });
      expect(cancelled).toMatchObject({ ok: true, value: { status: 'cancelled' } });
    });

    test('take in what their mailbox bought as a guest, once, and nothing of another mailbox', async () => {
      const shop = await open();
      const [ana, bia] = [newCustomer(), newCustomer()];
      const mailbox = `${crypto.randomUUID()}@exemplo.com.br`;
      const guest = await buy(shop, undefined, mailbox);
      await buy(shop, undefined, `x${mailbox}`);
      const { emailIndex = '' } = await shop.order(guest.orderId);
      const claim = claimOrders(shop.ports);
      expect(await claim(ana, emailIndex)).toBe(1);
      expect(await claim(ana, emailIndex)).toBe(0);
      expect(await idsOf(shop, ana)).toEqual([guest.orderId]);
      expect(
        (await getOrder(shop.ports)({ orderId: guest.orderId, token: undefined, customerId: ana })).ok,
      ).toBe(true);
      expect(await claim(bia, emailIndex)).toBe(0);
      expect(await idsOf(shop, bia)).toEqual([]);
    });

    test('stay theirs when another proves the mailbox that they bought with, even at the same moment', async () => {
      const shop = await open();
      const [ana, bia] = [newCustomer(), newCustomer()];
      const mailbox = `${crypto.randomUUID()}@exemplo.com.br`;
      const own = await buy(shop, ana, mailbox);
      const guest = await buy(shop, undefined, mailbox);
      const { emailIndex = '' } = await shop.order(own.orderId);
      const claim = claimOrders(shop.ports);
      const counts = await Promise.all([
        claim(bia, emailIndex),
        claim(bia, emailIndex),
        claim(ana, emailIndex),
      ]);
      expect(counts.reduce((a, b) => a + b)).toBe(1);
      const [anas, bias] = [await idsOf(shop, ana), await idsOf(shop, bia)];
      expect(anas).toContain(own.orderId);
      expect([...anas, ...bias].sort()).toEqual([own.orderId, guest.orderId].sort());
    });

    test('are no more of one who has closed the account: nothing is placed, nothing claimed', async () => {
      const shop = await open();
      const ana = newCustomer();
      const guest = await buy(shop, undefined, `${crypto.randomUUID()}@exemplo.com.br`);
      const { emailIndex = '' } = await shop.order(guest.orderId);
      const stock = await shop.stock();
      await shop.shelf.leave(ana);
      await expect(buy(shop, ana)).rejects.toThrow('unauthorized');
      expect(await claimOrders(shop.ports)(ana, emailIndex)).toBe(0);
      expect(await idsOf(shop, ana)).toEqual([]);
      expect((await shop.order(guest.orderId)).ownerId).toBeUndefined();
      expect(await shop.stock()).toEqual(stock);
    });

    test('tell when nothing is owed on them any more, which a guest’s do not', async () => {
      const shop = await open();
      const [own, guest] = [await buy(shop, newCustomer()), await buy(shop, undefined)];
      for (const { orderId } of [own, guest]) {
        await shop.confirm(orderId);
        await shop.cancelOwn(orderId, orderId === own.orderId ? own.accessToken : guest.accessToken);
        expect(await shop.announcedOf(orderId)).not.toContain('OrderSettled');
        await shop.recordRefund(orderId, 'cancel');
      }
      expect(await shop.announcedOf(own.orderId)).toContain('OrderSettled');
      expect(await shop.announcedOf(guest.orderId)).not.toContain('OrderSettled');
    });

    test('go on with the order’s life after they were claimed', async () => {
      const shop = await open();
      const ana = newCustomer();
      const guest = await buy(shop, undefined, `${crypto.randomUUID()}@exemplo.com.br`);
      const before = await shop.order(guest.orderId);
      await claimOrders(shop.ports)(ana, before.emailIndex ?? '');
      await shop.confirm(guest.orderId);
      expect(await shop.order(guest.orderId)).toMatchObject({ status: 'paid', ownerId: ana });
    });

    test('are shown page by page, by a cursor that is good for their owner only', async () => {
      const shop = await open();
      const [ana, bia] = [newCustomer(), newCustomer()];
      const placed: string[] = [];
      for (let n = 0; n < 23; n += 1) {
        shop.now = new Date(shop.now.getTime() + 1000);
        const { orderId } = await buy(shop, ana);
        placed.unshift(orderId);
        // So many unpaid ones nobody may have.
        await shop.confirm(orderId);
      }
      const first = await listed(shop, ana);
      const rest = first.cursor === undefined ? [] : (await listed(shop, ana, first.cursor)).orders;
      expect([...first.orders, ...rest].map(({ orderId }) => orderId)).toEqual(placed);
      const refused = { ok: false, code: 'invalid_request' };
      const foreign = first.cursor ?? 'none';
      for (const cursor of [foreign, 'none', ''])
        expect(await listOwnOrders(shop.ports)(bia, cursor)).toEqual(refused);
    });
  });
};
