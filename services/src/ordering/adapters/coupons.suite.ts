import { newCartId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import type { Coupon } from '#promotions/offers.ts';
import type { Purchase } from '../use-cases/place-order.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const freight = 16_90;
const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'placed' : result.code;

/** One bag costs 39,90; by Pix 5 % less of what is left. */
const byPix = (goodsCents: number, offCents: number): number =>
  goodsCents - offCents - Math.round((goodsCents - offCents) * 0.05);

const couponOf = (changes: Partial<Coupon>): Coupon => ({
  code: `C${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
  name: 'Dez por cento',
  benefit: { kind: 'percent', percent: 10 },
  startsAt: '2026-11-01T03:00:00.000Z',
  endsAt: '2026-12-01T03:00:00.000Z',
  minimumCents: 0,
  scope: 'all',
  oncePerCustomer: false,
  uses: 0,
  active: true,
  revision: 1,
  ...changes,
});

/** A shop with one coffee and one coupon, whose shoppers each have a cart with a bag and the coupon. */
const couponBench = async (shelf: Shelf, changes: Partial<Coupon> = {}, freeGrams = 100_000) => {
  const shop = await new Bench(shelf).open(freeGrams);
  const coupon = couponOf(changes);
  await shelf.putCoupon(coupon);
  const buy = async (purchase: Partial<Purchase> = {}, quantity = 1) => {
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity }], coupon.code);
    return shop.place(
      shop.purchaseOf(cartId, { expectedTotal: brl(byPix(39_90, 3_99) + freight), ...purchase }),
    );
  };
  return { shop, coupon, buy, uses: () => shelf.usesOf(coupon.code) };
};

/** A customer of their own: the rule of once per customer asks for CPF or CNPJ. */
const customer = (n: number): Pick<Purchase, 'customer'> => ({
  customer: {
    name: 'Maria da Conceição Souza',
    email: 'maria@exemplo.com.br',
    phone: '11987654321',
    cpf: String(10_000_000_000 + n),
  },
});

/** What a coupon does to placing an order, on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const couponsSuite = (store: string, shelf: () => Shelf): void => {
  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`coupons on ${store}`, () => {
    test('are taken off before the Pix discount, frozen per unit for every way to pay, and counted', async () => {
      const { shop, coupon, buy, uses } = await couponBench(shelf());
      const result = await buy();
      if (!result.ok) throw new Error(result.code);
      const order = await shop.ports.orders.get(result.value.orderId);
      expect(order?.discounts).toEqual([{ kind: 'coupon', name: 'Dez por cento', amountCents: 3_99 }]);
      expect(order?.coupon).toEqual({ code: coupon.code, revision: 1 });
      expect(order?.pricedBy?.pix?.totals.totalCents).toBe(byPix(39_90, 3_99) + freight);
      expect(order?.pricedBy?.card?.totals.totalCents).toBe(39_90 - 3_99 + freight);
      expect(order?.pricedBy?.card?.unitDiscountCents).toEqual([[3_99]]);
      expect(order?.totals).toEqual(order?.pricedBy?.pix?.totals);
      expect(await uses()).toBe(1);
    });

    test('cost a card buyer the price without the Pix discount, and boleto is not taken', async () => {
      const { shop, buy } = await couponBench(shelf());
      const expectedTotal = brl(39_90 - 3_99 + freight);
      const result = await buy({ payment: { method: 'card' }, expectedTotal });
      if (!result.ok) throw new Error(result.code);
      expect((await shop.ports.orders.get(result.value.orderId))?.totals.totalCents).toBe(
        expectedTotal.cents,
      );
      expect(codeOf(await buy({ payment: { method: 'boleto' }, expectedTotal }))).toBe(
        'payment_method_unavailable',
      );
    });

    test('give free freight by the cheapest service', async () => {
      const { buy } = await couponBench(shelf(), { benefit: { kind: 'free_shipping' } });
      expect(codeOf(await buy({ expectedTotal: brl(byPix(39_90, 0)) }))).toBe('placed');
    });

    test('with ten uses give thirty buyers at once exactly ten discounts', async () => {
      const { shop, buy, uses } = await couponBench(shelf(), { totalUses: 10 });
      const codes = (await Promise.all(Array.from({ length: 30 }, () => buy()))).map(codeOf);
      expect(codes.filter((code) => code === 'placed')).toHaveLength(10);
      expect(codes.filter((code) => code === 'coupon_exhausted')).toHaveLength(20);
      expect(await uses()).toBe(10);
      expect((await shop.stock()).reserved).toBe(2_500);
    });

    test('once per customer go to one of five orders of the same person at once', async () => {
      const { buy, uses } = await couponBench(shelf(), { oncePerCustomer: true });
      const codes = (await Promise.all(Array.from({ length: 5 }, () => buy(customer(1))))).map(codeOf);
      expect(codes.filter((code) => code === 'placed')).toHaveLength(1);
      expect(codes.filter((code) => code === 'coupon_used')).toHaveLength(4);
      expect(codeOf(await buy(customer(2)))).toBe('placed');
      expect(codeOf(await buy(customer(1)))).toBe('coupon_used');
      expect(await uses()).toBe(2);
    });

    test('come back once when their order ends unpaid, and stay used when it is paid', async () => {
      const { shop, buy, uses } = await couponBench(shelf(), { oncePerCustomer: true, totalUses: 1 });
      const first = await buy(customer(1));
      if (!first.ok) throw new Error(first.code);
      expect(codeOf(await buy(customer(2)))).toBe('coupon_exhausted');
      await shop.expire(first.value.orderId);
      await shop.expire(first.value.orderId);
      expect(await uses()).toBe(0);
      const second = await buy(customer(1));
      if (!second.ok) throw new Error(second.code);
      await shop.confirm(second.value.orderId);
      expect(await uses()).toBe(1);
      expect(codeOf(await buy(customer(2)))).toBe('coupon_exhausted');
    });

    test('come back when the shopper gives the order up', async () => {
      const { shop, buy, uses } = await couponBench(shelf());
      const placed = await buy();
      if (!placed.ok) throw new Error(placed.code);
      await shop.cancelOwn(placed.value.orderId, placed.value.accessToken);
      expect(await uses()).toBe(0);
    });

    test.each([
      ['coupon_expired', { endsAt: '2026-11-24T12:00:00.000Z' }],
      ['coupon_unknown', { startsAt: '2026-11-25T12:00:00.000Z' }],
      ['coupon_unknown', { active: false }],
      ['coupon_exhausted', { totalUses: 3, uses: 3 }],
      ['coupon_minimum', { minimumCents: 40_00 }],
      ['coupon_not_applicable', { scope: 'equipment' }],
    ] as const)(
      'refuse with %s what the shopper saw discounted, and sell without it',
      async (code, changes) => {
        const { shop, buy, uses } = await couponBench(shelf(), changes);
        const before = await uses();
        expect(codeOf(await buy())).toBe(code);
        expect(await uses()).toBe(before);
        expect(codeOf(await buy({ expectedTotal: brl(byPix(39_90, 0) + freight) }))).toBe('placed');
        expect(await uses()).toBe(before);
        expect((await shop.stock()).reserved).toBe(250);
      },
    );

    test('that nobody made take nothing off', async () => {
      const shop = await new Bench(shelf()).open(1_000);
      const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }], 'NADA10');
      expect(codeOf(await shop.place(shop.purchaseOf(cartId)))).toBe('placed');
      expect(codeOf(await shop.place(shop.purchaseOf(newCartId())))).toBe('cart_not_found');
    });

    test('come after what is taken off by itself: of four bags one is free, shared over the four', async () => {
      const { shop, coupon, uses } = await couponBench(shelf());
      const { sku, productSlug } = shop.bag();
      const running = { startsAt: coupon.startsAt, endsAt: coupon.endsAt, active: true };
      const promotion = { id: `leve-4-${productSlug}`, name: 'Leve 4, pague 3', buy: 3, get: 1, ...running };
      await shelf().putAutomatic([{ ...promotion, productSlugs: [productSlug] }]);
      const place = async (quantity: number, expectedCents: number, code?: string) => {
        const cartId = await shop.cartOf([{ sku, quantity }], code);
        const expectedTotal = brl(expectedCents + freight);
        const result = await shop.place(shop.purchaseOf(cartId, { expectedTotal }));
        if (!result.ok) throw new Error(result.code);
        return shop.order(result.value.orderId);
      };
      const four = await place(4, byPix(4 * 39_90, 39_90));
      expect(four.discounts).toEqual([{ kind: 'automatic', name: 'Leve 4, pague 3', amountCents: 39_90 }]);
      expect(four.pricedBy?.card?.unitDiscountCents).toEqual([[9_98, 9_98, 9_97, 9_97]]);
      expect(four.pricedBy?.card?.totals.totalCents).toBe(3 * 39_90 + freight);
      const both = await place(4, byPix(4 * 39_90, 39_90 + 11_97), coupon.code);
      expect(both.discounts?.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
        ['automatic', 39_90],
        ['coupon', 11_97],
      ]);
      expect(await uses()).toBe(1);
      expect((await place(3, byPix(3 * 39_90, 0))).discounts ?? []).toEqual([]);
    });

    test('wait for nothing of a cart that is short: neither goods nor use are taken', async () => {
      const { shop, buy, uses } = await couponBench(shelf(), {}, 200);
      expect(codeOf(await buy())).toBe('out_of_stock');
      expect(await uses()).toBe(0);
      expect(await shop.stock()).toEqual({ free: 200, reserved: 0, sold: 0 });
    });
  });
};
