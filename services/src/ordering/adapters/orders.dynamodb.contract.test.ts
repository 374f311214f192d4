import { unixSeconds } from '@loja/kernel/clock.ts';
import { blindIndexOf } from '@loja/platform/blind-index.ts';
import { Dynamo, type Item, type Key, putAny, putNew } from '@loja/platform/dynamo.ts';
import { CannotOpen, sealerByKms } from '@loja/platform/sealed.ts';
import { conflicting } from '@loja/tests/src/conflicting.ts';
import { throwawayKey } from '@loja/tests/src/throwaway-key.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cartKey } from '#cart/offers.ts';
import { variantKey } from '#catalog/offers.ts';
import { parseStock, stockKey } from '#inventory/offers.ts';
import { paymentOf } from '#payments/offers.ts';
import { promotionKeys } from '#promotions/offers.ts';
import { digest } from '../domain/digest.ts';
import { orderForNotification, personOf } from '../offers.ts';
import { cancelOwnOrder } from '../use-cases/cancel-order.ts';
import { confirmOrder } from '../use-cases/confirm-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { checkoutInDynamo } from './checkout.dynamodb.ts';
import { couponsSuite } from './coupons.suite.ts';
import { departedWrite } from './departed.dynamodb.ts';
import { endingSuite } from './ending.suite.ts';
import { fulfilmentSuite } from './fulfilment.suite.ts';
import { holdKey } from './holds.dynamodb.ts';
import { holdsSuite } from './holds.suite.ts';
import { lifeSuite } from './life.suite.ts';
import { Bench, type Shelf } from './ordering.bench.ts';
import { orderListsInDynamo, ordersInDynamo } from './orders.dynamodb.ts';
import { ownOrdersInDynamo } from './own-orders.dynamodb.ts';
import { ownOrdersSuite } from './own-orders.suite.ts';
import { paidForSuite } from './paid-for.suite.ts';
import { peopleSealed } from './people.sealed.ts';
import { placingSuite } from './placing.suite.ts';
import { refundRetrySuite } from './refund-retry.suite.ts';
import { replacementSuite } from './replacement.suite.ts';
import { returningSuite } from './returning.suite.ts';
import { underWaySuite } from './under-way.suite.ts';

const dynamo = new Dynamo();
const tables: Record<
  'orders' | 'inventory' | 'carts' | 'catalog' | 'payments' | 'promotions',
  ThrowawayTable
> = Object.create(null);
const sealer = sealerByKms('customers', await throwawayKey());
const people = peopleSealed(sealer, async (kind, value) => blindIndexOf('k'.repeat(48), kind, value));
const now = () => new Date('2026-11-24T12:00:00.000Z');

beforeAll(async () => {
  for (const name of ['orders', 'inventory', 'carts', 'catalog', 'payments', 'promotions'] as const)
    tables[name] = await throwawayTable(
      `ordering-${name}`,
      name === 'orders' ? { index: 'byStatus', indexes: { byEmail: 'email' } } : {},
    );
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.drop())));
const overwrite = (table: string, { pk, sk, ...columns }: Item & Key) =>
  dynamo.update({
    table,
    key: { pk, sk },
    update: `SET ${Object.keys(columns).map((column) => `#${column} = :${column}`)}`,
    names: Object.fromEntries(Object.keys(columns).map((column) => [`#${column}`, column])),
    values: Object.fromEntries(Object.entries(columns).map(([column, value]) => [`:${column}`, value])),
  });
const orderTables = () => ({
  orders: tables.orders.name,
  inventory: tables.inventory.name,
  promotions: tables.promotions.name,
});
const portsOn = (client: Dynamo): Shelf['ports'] => ({
  checkout: checkoutInDynamo(
    client,
    { ...orderTables(), carts: tables.carts.name, catalog: tables.catalog.name },
    sealer,
    now,
  ),
  orders: ordersInDynamo(client, orderTables(), people),
  people,
  lists: orderListsInDynamo(client, tables.orders.name),
  ownOrders: ownOrdersInDynamo(client, tables.orders.name),
});

const promotionKey = (code: string | undefined) => {
  const key = promotionKeys(code === undefined ? undefined : { code }).at(-1);
  if (!key) throw new Error('no key');
  return key;
};

const Announcement = z.object({ entity: z.literal('OUTBOX'), name: z.string(), detail: z.string() });
const Detail = z.object({ data: z.object({ orderId: z.string() }) });

const shelfOn = (client: Dynamo): Shelf => ({
  ports: portsOn(client),
  putCart: async (cartId, lines, coupon) => {
    const wanted = lines.map(({ sku, quantity }, i) => [
      sku,
      { quantity, addedAt: `2026-11-24T11:0${i}:00Z` },
    ]);
    await overwrite(tables.carts.name, {
      ...cartKey(cartId),
      ...{ cartId, lines: Object.fromEntries(wanted), ttl: unixSeconds(now()) + 60 },
      ...(coupon === undefined ? {} : { coupon: { code: coupon } }),
    });
  },
  putCoupon: async (coupon) => {
    await overwrite(tables.promotions.name, { ...promotionKey(coupon.code), ...coupon });
  },
  usesOf: async (code) => {
    return Number((await dynamo.get(tables.promotions.name, promotionKey(code), { consistent: true }))?.uses);
  },
  putAutomatic: async (promotions) => {
    await overwrite(tables.promotions.name, { ...promotionKey(undefined), promotions });
  },
  putVariant: async (variant) => {
    await overwrite(tables.catalog.name, { ...variantKey(variant.sku), ...variant });
  },
  putStock: async (stockItemId, free) => {
    const columns = { stockItemId, unit: 'g', received: free, free, reserved: 0, sold: 0, lowAt: 0 };
    await dynamo.transact([putNew(tables.inventory.name, { ...stockKey(stockItemId), ...columns })]);
  },
  stockOf: async (stockItemId) => {
    const item = await dynamo.get(tables.inventory.name, stockKey(stockItemId), { consistent: true });
    if (!item) throw new Error(`no stock ${stockItemId}`);
    const { free, reserved, sold, received } = parseStock(item);
    expect(free + reserved + sold).toBe(received);
    return { free, reserved, sold };
  },
  announced: async () =>
    (await tables.orders.rows()).flatMap((row) => {
      const { data } = Announcement.safeParse(row);
      return data ? [{ name: data.name, orderId: Detail.parse(JSON.parse(data.detail)).data.orderId }] : [];
    }),
  holdsOf: async (hold) =>
    Number((await dynamo.get(tables.orders.name, holdKey(hold), { consistent: true }))?.open ?? 0),
  leave: async (customerId) => {
    await dynamo.transact([departedWrite(tables.orders.name, customerId, now())]);
  },
  orderIds: async () =>
    (await tables.orders.rows()).filter(({ sk }) => sk === 'ORDER').map(({ pk }) => String(pk)),
});

const shelf = () => shelfOn(dynamo);
placingSuite('DynamoDB', shelf);
holdsSuite('DynamoDB', shelf);
couponsSuite('DynamoDB', shelf);
endingSuite('DynamoDB', shelf);
fulfilmentSuite('DynamoDB', shelf);
ownOrdersSuite(
  'DynamoDB',
  () => shelf(),
  () => dynamo.calls,
);
returningSuite('DynamoDB', shelf);
refundRetrySuite('DynamoDB', shelf);
paidForSuite('DynamoDB', shelf);
replacementSuite('DynamoDB', shelf);
underWaySuite('DynamoDB', shelf);
lifeSuite('DynamoDB', shelf, { runs: 5, maxCommands: 30 });

describe('requests to DynamoDB', () => {
  const callsOf = async (act: () => Promise<unknown>): Promise<number> => {
    const before = dynamo.calls;
    await act();
    return dynamo.calls - before;
  };

  test('an order is placed in three, a repeat is answered in one, a refusal in no more than three', async () => {
    const shop = await new Bench(shelf()).open(250);
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    const purchase = shop.purchaseOf(cartId);
    const key = crypto.randomUUID();
    expect(await callsOf(() => shop.place(purchase, key))).toBe(3);
    expect(await callsOf(() => shop.place(purchase, key))).toBe(1);
    expect(await callsOf(() => shop.place(purchase))).toBe(3);
    expect(await callsOf(() => shop.place({ ...purchase, shippingOptionId: 'drone' }))).toBe(3);
  });

  test('an order is shown in two and cancelled by its shopper in two', async () => {
    const shop = await new Bench(shelf()).open(250);
    const { orderId, accessToken } = await shop.placed();
    const ports = {
      ...shop.ports,
      payments: { factsOf: () => paymentOf(dynamo, tables.payments.name, orderId) },
    };
    expect(await callsOf(() => getOrder(ports)({ orderId, token: accessToken }))).toBe(2);
    expect(await callsOf(() => getOrder(ports)({ orderId, token: 'wrong' }))).toBe(1);
    expect(await callsOf(() => cancelOwnOrder(ports)({ orderId, token: accessToken }))).toBe(2);
  });

  test('the token is kept nowhere in plain: sealed in its order, and beside the key, which goes after a day', async () => {
    const shop = await new Bench(shelf()).open(250);
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    const key = crypto.randomUUID();
    const result = await shop.place(shop.purchaseOf(cartId), key);
    if (!result.ok) throw new Error(result.code);
    const { orderId, accessToken } = result.value;
    const rows = await tables.orders.rows();
    expect(rows.filter((row) => JSON.stringify(row).includes(accessToken))).toEqual([]);
    expect(rows.filter(({ pk }) => pk === `IDEMPOTENCY#${digest(key)}`)).toMatchObject([
      { entity: 'IDEMPOTENCY', ttl: unixSeconds(now()) + 86_400 },
    ]);
    const known = await orderForNotification(dynamo, tables.orders.name, sealer, orderId);
    expect(known?.accessToken).toBe(accessToken);
    expect(known?.order.accessTokenHash).toBe(digest(accessToken));
  });
});

describe('who buys', () => {
  const rowOf = (orderId: string) => ({ pk: `ORDER#${orderId}`, sk: 'ORDER' });

  test('stands in no row in plain, and is found by the blind index of the mailbox', async () => {
    const shop = await new Bench(shelf()).open(500);
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    const purchase = shop.purchaseOf(cartId);
    const email = `${crypto.randomUUID()}@exemplo.com.br`;
    const placed = await shop.place({ ...purchase, customer: { ...purchase.customer, email } });
    if (!placed.ok) throw new Error(placed.code);
    const dump = JSON.stringify(await tables.orders.rows());
    for (const secret of [email, 'Conceição', '11987654321', '12345678909', '01310100', 'Paulista'])
      expect(dump).not.toContain(secret);
    const index = blindIndexOf('k'.repeat(48), 'email', email);
    const found = await dynamo.query({
      table: tables.orders.name,
      index: 'byEmail',
      keys: 'emailpk = :email',
      values: { ':email': `EMAIL#${index}` },
    });
    expect(found.map(({ orderId }) => orderId)).toEqual([placed.value.orderId]);
  });

  test('copied to another order does not open there', async () => {
    const shop = await new Bench(shelf()).open(500);
    const [mine, other] = [await shop.placed(), await shop.placed()];
    const stolen = (await shop.order(mine.orderId)).person;
    await overwrite(tables.orders.name, { ...rowOf(other.orderId), person: stolen });
    await expect(personOf(sealer, await shop.order(other.orderId))).rejects.toThrow(CannotOpen);
  });

  test('of an order of before is read in plain, and its row is moved on as any', async () => {
    const shop = await new Bench(shelf()).open(250);
    const { orderId, accessToken } = await shop.placed();
    const { customer, address } = shop.purchaseOf(await shop.cartOf([]));
    const key = rowOf(orderId);
    const row = await dynamo.get(tables.orders.name, key, { consistent: true });
    const { person: _, emailIndex: _e, taxIndex: _t, emailpk: _pk, emailsk: _sk, ...before } = row ?? {};
    await dynamo.transact([putAny(tables.orders.name, { ...before, ...key, customer, address })]);
    expect((await shop.cancelOwn(orderId, accessToken)).ok).toBe(true);
    expect(await personOf(sealer, await shop.order(orderId))).toEqual({ customer, address });
  });

  test('is no one to a function without the key: the order moves all the same', async () => {
    const shop = await new Bench(shelf()).open(250);
    const { orderId } = await shop.placed();
    const orders = ordersInDynamo(dynamo, orderTables());
    await confirmOrder({ orders, clock: now })(orderId);
    expect((await orders.get(orderId))?.person).toMatch(/^s1\./);
  });
});

describe('crowds at the same goods', () => {
  const conflict = { Code: 'TransactionConflict' };
  const none = { Code: 'None' };
  const short = { Code: 'ConditionalCheckFailed' };

  const placeOn = async (client: Dynamo) => {
    const shop = await new Bench(shelfOn(client)).open(250);
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    return { shop, result: await shop.place(shop.purchaseOf(cartId)) };
  };

  test('a few conflicts are waited out', async () => {
    const { result } = await placeOn(conflicting(3, [none, conflict, none, none]));
    expect(result.ok).toBe(true);
  });

  test('endless conflicts end in busy, with nothing written', async () => {
    const { shop, result } = await placeOn(conflicting(1_000, [none, conflict, none, none]));
    expect(result).toEqual({ ok: false, code: 'busy' });
    expect(await shop.stock()).toEqual({ free: 250, reserved: 0, sold: 0 });
  });

  test('while a twin under the same key is being placed the answer is busy, never out of stock', async () => {
    const { result } = await placeOn(conflicting(1_000, [conflict, short, none, none]));
    expect(result).toEqual({ ok: false, code: 'busy' });
  });

  test('a confirmation that cannot get through is thrown, so that its workflow tries again', async () => {
    const shop = await new Bench(shelf()).open(250);
    const { orderId } = await shop.placed();
    const crowded = new Bench(shelfOn(conflicting(1_000, [conflict, none, none])));
    await expect(crowded.confirm(orderId)).rejects.toThrow('contention');
    expect((await shop.ports.orders.get(orderId))?.status).toBe('awaiting_payment');
  });
});
