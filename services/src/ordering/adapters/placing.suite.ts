import { newCartId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { Bench, type Shelf } from './ordering.bench.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'placed' : result.code;

/** What placing an order must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const placingSuite = (store: string, shelf: () => Shelf): void => {
  const bench = (freeGrams = 10_000) => new Bench(shelf()).open(freeGrams);

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`placing an order on ${store}`, () => {
    test('reserves what all its lines draw on together and freezes what was agreed', async () => {
      const shop = await bench();
      const cartId = await shop.cartOf([
        { sku: shop.bag().sku, quantity: 3 },
        { sku: shop.kilo().sku, quantity: 1 },
      ]);
      const goods = 3 * 39_90 + 139_90;
      const discount = Math.round(goods * 0.05);
      const shipping = 16_90;
      const result = await shop.place(
        shop.purchaseOf(cartId, { expectedTotal: brl(goods - discount + shipping) }),
      );
      if (!result.ok) throw new Error(result.code);
      expect(await shop.stock()).toEqual({ free: 8_250, reserved: 1_750, sold: 0 });
      const order = await shop.ports.orders.get(result.value.orderId);
      expect(order?.totals).toEqual({
        goodsCents: goods,
        discountCents: discount,
        shippingCents: shipping,
        totalCents: goods - discount + shipping,
      });
      expect(order?.lines.map(({ unitDiscountCents }) => unitDiscountCents.length)).toEqual([3, 1]);
      expect(order?.lines.flatMap(({ unitDiscountCents }) => unitDiscountCents).reduce((a, b) => a + b)).toBe(
        discount,
      );
      expect(order?.demand).toEqual([{ stockItemId: shop.coffee, quantity: 1_750 }]);
      expect(order?.timeline).toEqual([
        {
          at: '2026-11-24T12:00:00.000Z',
          event: 'placed',
          status: 'awaiting_payment',
          actor: 'shopper',
        },
      ]);
      expect(await shop.announcedOf(result.value.orderId)).toEqual(['OrderPlaced']);
    });

    test('answers a repeated key as at first, though cart, price and stock have changed since', async () => {
      const shop = await bench(250);
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const purchase = shop.purchaseOf(cartId);
      const key = crypto.randomUUID();
      const first = await shop.place(purchase, key);
      expect(codeOf(first)).toBe('placed');
      expect(await shop.place(purchase, key)).toEqual(first);
      await shop.shelf.putVariant({ ...shop.bag(), priceCents: 45_00 });
      expect(await shop.place(purchase, key)).toEqual(first);
      await shop.shelf.putCart(cartId, []);
      expect(await shop.place(purchase, key)).toEqual(first);
      expect(await shop.stock()).toEqual({ free: 0, reserved: 250, sold: 0 });
    });

    test('refuses a key that already stands for another purchase', async () => {
      const shop = await bench();
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const purchase = shop.purchaseOf(cartId);
      const key = crypto.randomUUID();
      await shop.place(purchase, key);
      const other = { ...purchase, address: { ...purchase.address, number: '2000' } };
      expect(codeOf(await shop.place(other, key))).toBe('idempotency_key_reused');
      expect(await shop.stock()).toEqual({ free: 9_750, reserved: 250, sold: 0 });
    });

    test('takes the same key twenty times at once for one purchase', async () => {
      const shop = await bench(250);
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const key = crypto.randomUUID();
      const results = await Promise.all(
        Array.from({ length: 20 }, () => shop.place(shop.purchaseOf(cartId), key)),
      );
      const replies = results.map((result) => (result.ok ? JSON.stringify(result.value) : result.code));
      expect(new Set(replies).size).toBe(1);
      expect(results[0]?.ok).toBe(true);
      expect(await shop.stock()).toEqual({ free: 0, reserved: 250, sold: 0 });
    });

    test('gives the last ten bags to exactly ten of fifty buyers at once', async () => {
      const shop = await bench(10 * 250);
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const results = await Promise.all(
        Array.from({ length: 50 }, () => shop.place(shop.purchaseOf(cartId))),
      );
      const codes = results.map(codeOf);
      expect(codes.filter((code) => code === 'placed')).toHaveLength(10);
      expect(codes.filter((code) => code === 'out_of_stock')).toHaveLength(40);
      expect(await shop.stock()).toEqual({ free: 0, reserved: 2_500, sold: 0 });
    });

    test('names the lines that the missing stock concerns, and no other', async () => {
      const shop = await bench(500);
      const other = await bench(10_000);
      const cartId = await shop.cartOf([
        { sku: shop.kilo().sku, quantity: 1 },
        { sku: other.bag().sku, quantity: 1 },
      ]);
      const goods = 139_90 + 39_90;
      const total = goods - Math.round(goods * 0.05) + 16_90;
      const refused = await shop.place(shop.purchaseOf(cartId, { expectedTotal: brl(total) }));
      expect(refused).toEqual({
        ok: false,
        code: 'out_of_stock',
        detail: `Café ${shop.coffee} (1000 g · Em grãos)`,
      });
      expect(await other.stock()).toEqual({ free: 10_000, reserved: 0, sold: 0 });
    });

    test.each([
      ['price_changed', { expectedTotal: brl(54_79) }],
      ['price_changed', { expectedTotal: brl(54_81) }],
      ['shipping_option_unknown', { shippingOptionId: 'drone' }],
      ['cart_not_found', { cartId: newCartId() }],
    ] as const)('refuses with %s and writes nothing', async (code, changes) => {
      const shop = await bench();
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const before = await shop.shelf.orderIds();
      expect(codeOf(await shop.place(shop.purchaseOf(cartId, changes)))).toBe(code);
      expect(await shop.shelf.orderIds()).toEqual(before);
      expect(await shop.stock()).toEqual({ free: 10_000, reserved: 0, sold: 0 });
    });

    test('refuses an empty cart, a SKU off the shelf and a CEP of no state', async () => {
      const shop = await bench();
      const empty = await shop.cartOf([]);
      expect(codeOf(await shop.place(shop.purchaseOf(empty)))).toBe('cart_empty');
      const gone = await shop.cartOf([{ sku: 'GONE-250-GRAOS', quantity: 1 }]);
      expect(codeOf(await shop.place(shop.purchaseOf(gone)))).toBe('sku_not_found');
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
      const purchase = shop.purchaseOf(cartId);
      const nowhere = { ...purchase, address: { ...purchase.address, cep: '00000000' } };
      expect(codeOf(await shop.place(nowhere))).toBe('cep_not_served');
    });
  });
};
