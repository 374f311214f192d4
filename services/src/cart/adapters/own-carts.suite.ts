import { LINES_CAP, QUANTITY_CAP } from '@loja/contracts/http/cart-caps.ts';
import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import { type CartId, newCartId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { StoredCart } from '../domain/cart.ts';
import type { Carts, OwnCarts } from '../ports.ts';
import { mergeCarts } from '../use-cases/merge-carts.ts';
import { KEEP_SECONDS } from './cart-item.ts';
import { coupon, line } from './carts.suite.ts';

const contents = (cart: StoredCart | undefined) =>
  cart && Object.fromEntries(cart.lines.map(({ sku, quantity }) => [sku, quantity]));

/** What joining carts must do wherever they are kept. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const ownCartsSuite = (place: string, cartsAt: (clock: Clock) => Carts & OwnCarts): void => {
  let now = new Date('2026-11-24T12:00:00Z');
  const carts = cartsAt(() => now);
  const join = mergeCarts(carts);
  const filled = async (quantities: Record<string, number>) => {
    const cartId = newCartId();
    await carts.open(cartId);
    for (const [sku, quantity] of Object.entries(quantities))
      await carts.setLine(cartId, line(sku, { quantity }));
    return cartId;
  };
  const shown = async (cartId: CartId, visitor?: string) => contents(await carts.find(cartId, visitor));
  const newCustomer = () => crypto.randomUUID();

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`a customer's cart in ${place}`, () => {
    test('is the first that they bring, as it is, and from then on nobody’s but theirs', async () => {
      const ana = newCustomer();
      const cartId = await filled({ A: 2 });
      expect(await join(ana, cartId)).toEqual({ cartId, cut: false });
      expect(await shown(cartId, ana)).toEqual({ A: 2 });
      expect(await shown(cartId)).toBeUndefined();
      expect(await shown(cartId, newCustomer())).toBeUndefined();
      for (const stranger of [undefined, newCustomer()]) {
        expect(await carts.setLine(cartId, line('B'), stranger)).toBeUndefined();
        expect(await carts.removeLine(cartId, 'A', stranger)).toBeUndefined();
        expect(await carts.setCoupon(cartId, coupon('UM'), stranger)).toBeUndefined();
      }
      expect(await shown(cartId, ana)).toEqual({ A: 2 });
    });

    test('takes in what another device brings, once, and that device’s id goes on working', async () => {
      const ana = newCustomer();
      const own = await filled({ A: 2, B: 1 });
      await join(ana, own);
      const phone = await filled({ B: 3, C: 1 });
      const all = { A: 2, B: 4, C: 1 };
      for (let time = 0; time < 2; time += 1)
        expect(await join(ana, phone)).toEqual({ cartId: own, cut: false });
      expect(await shown(own, ana)).toEqual(all);
      expect(await carts.find(phone, ana)).toMatchObject({ cartId: own });
      expect(await shown(phone)).toBeUndefined();
      expect(contents(await carts.setLine(phone, line('D'), ana))).toEqual({ ...all, D: 1 });
      expect(contents(await carts.removeLine(phone, 'D', ana))).toEqual(all);
      expect(await carts.setLine(phone, line('D'))).toBeUndefined();
    });

    test('is told to a device that brings none, or one that is not there', async () => {
      const ana = newCustomer();
      expect(await join(ana, undefined)).toBeUndefined();
      const own = await filled({ A: 1 });
      await join(ana, own);
      for (const brought of [undefined, newCartId(), own])
        expect(await join(ana, brought)).toEqual({ cartId: own, cut: false });
    });

    test('never takes another customer’s', async () => {
      const [ana, bia] = [newCustomer(), newCustomer()];
      const anas = await filled({ A: 1 });
      await join(ana, anas);
      expect(await join(bia, anas)).toBeUndefined();
      const bias = await filled({ B: 1 });
      await join(bia, bias);
      expect(await join(bia, anas)).toEqual({ cartId: bias, cut: false });
      expect(await shown(anas, ana)).toEqual({ A: 1 });
      expect(await shown(bias, bia)).toEqual({ B: 1 });
    });

    test('keeps its coupon unless the device brings one', async () => {
      const ana = newCustomer();
      const own = await filled({ A: 1 });
      await join(ana, own);
      await carts.setCoupon(own, coupon('UM'), ana);
      await join(ana, await filled({ B: 1 }));
      expect((await carts.find(own, ana))?.coupon?.code).toBe('UM');
      const phone = await filled({});
      await carts.setCoupon(phone, coupon('DOIS'));
      await join(ana, phone);
      expect((await carts.find(own, ana))?.coupon?.code).toBe('DOIS');
    });

    test('says when not everything fits', async () => {
      const ana = newCustomer();
      const own = await filled({ A: QUANTITY_CAP - 1 });
      await join(ana, own);
      expect(await join(ana, await filled({ A: 1 }))).toMatchObject({ cut: false });
      expect(await join(ana, await filled({ A: 1 }))).toMatchObject({ cut: true });
      expect(await shown(own, ana)).toEqual({ A: QUANTITY_CAP });
      const many = Object.fromEntries(Array.from({ length: LINES_CAP }, (_, n) => [`S${n}`, 1]));
      expect(await join(ana, await filled(many))).toMatchObject({ cut: true });
      expect(await shown(own, ana)).toEqual(many);
    });

    test('of which the time is over gives way to the next', async () => {
      const ana = newCustomer();
      const old = await filled({ A: 1 });
      await join(ana, old);
      now = secondsAfter(now, KEEP_SECONDS + 1);
      const next = await filled({ B: 1 });
      expect(await join(ana, next)).toEqual({ cartId: next, cut: false });
      expect(await join(ana, undefined)).toEqual({ cartId: next, cut: false });
    });

    test('loses and doubles nothing, however many devices sign in and shop at once', async () => {
      const ana = newCustomer();
      const devices = await Promise.all([1, 2, 3].map(() => filled({ A: 1, B: 2 })));
      await Promise.all([...devices, ...devices].map((cartId) => join(ana, cartId)));
      // Whoever was overtaken too often joins with the next sign-in.
      for (const cartId of devices) await join(ana, cartId);
      const own = await join(ana, undefined);
      expect(own && (await shown(own.cartId, ana))).toEqual({ A: 3, B: 6 });
    });

    test('has what was put in while it was joined', async () => {
      const ana = newCustomer();
      const own = await filled({ A: 1 });
      await join(ana, own);
      const phone = await filled({ B: 1 });
      const [, late] = await Promise.all([join(ana, phone), carts.setLine(phone, line('C'), ana)]);
      await join(ana, phone);
      expect(late).toBeDefined();
      expect(await shown(own, ana)).toEqual({ A: 1, B: 1, C: 1 });
    });
  });
};
