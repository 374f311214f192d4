import { LINES_CAP } from '@loja/contracts/http/cart-caps.ts';
import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import { newCartId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { Coupon } from '#promotions/offers.ts';
import type { StoredLine } from '../domain/cart.ts';
import type { Carts } from '../ports.ts';
import { KEEP_SECONDS } from './cart-item.ts';

export const line = (sku: string, more: Partial<StoredLine> = {}): StoredLine => ({
  sku,
  quantity: 1,
  addedAt: '2026-11-24T12:00:00.000Z',
  snapshot: {
    productSlug: 'blend-da-casa',
    name: 'Blend da Casa',
    variantLabel: '250 g · Em grãos',
    unitPriceCents: 36_90,
    grams: 270,
    kind: 'coffee',
    consumes: [{ stockItemId: 'CASA', quantity: 250 }],
    availability: 'in_stock',
  },
  ...more,
});

export const coupon = (code: string): Coupon => ({
  code,
  name: code,
  benefit: { kind: 'percent', percent: 10 },
  startsAt: '2026-01-01T03:00:00.000Z',
  endsAt: '2027-01-01T03:00:00.000Z',
  minimumCents: 0,
  scope: 'all',
  oncePerCustomer: false,
  uses: 0,
  active: true,
  revision: 1,
});

/** What carts must do wherever they are kept; `at` sets the clock of the one under test. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const cartsSuite = (place: string, cartsAt: (clock: Clock) => Carts): void => {
  let now = new Date('2026-11-24T12:00:00Z');
  const carts = () => cartsAt(() => now);
  const opened = async () => {
    const cartId = newCartId();
    await carts().open(cartId);
    return cartId;
  };
  const later = (seconds: number) => {
    now = secondsAfter(now, seconds);
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`carts in ${place}`, () => {
    test('are empty when opened and are found at once', async () => {
      const cartId = await opened();
      expect(await carts().find(cartId)).toEqual({ cartId, lines: [] });
    });

    test('that nobody opened are not there, whatever is done to them', async () => {
      const cartId = newCartId();
      expect(await carts().find(cartId)).toBeUndefined();
      expect(await carts().setLine(cartId, line('A-1-GRAOS'))).toBeUndefined();
      expect(await carts().removeLine(cartId, 'A-1-GRAOS')).toBeUndefined();
      expect(await carts().find(cartId)).toBeUndefined();
    });

    test('keep lines in the order of their adding and answer with what they hold', async () => {
      const cartId = await opened();
      const second = line('B-250-GRAOS', { addedAt: '2026-11-24T12:00:02.000Z' });
      const first = line('C-250-GRAOS', { addedAt: '2026-11-24T12:00:01.000Z' });
      expect(await carts().setLine(cartId, second)).toEqual({ cartId, lines: [second] });
      expect(await carts().setLine(cartId, first)).toEqual({ cartId, lines: [first, second] });
      expect(await carts().find(cartId)).toEqual({ cartId, lines: [first, second] });
    });

    test('hold one line per SKU: setting it again replaces it', async () => {
      const cartId = await opened();
      await carts().setLine(cartId, line('A-1-GRAOS'));
      const more = line('A-1-GRAOS', { quantity: 7 });
      expect(await carts().setLine(cartId, more)).toEqual({ cartId, lines: [more] });
    });

    test('let a line be taken out, twice without harm', async () => {
      const cartId = await opened();
      await carts().setLine(cartId, line('A-1-GRAOS'));
      expect(await carts().removeLine(cartId, 'A-1-GRAOS')).toEqual({ cartId, lines: [] });
      expect(await carts().removeLine(cartId, 'A-1-GRAOS')).toEqual({ cartId, lines: [] });
    });

    test('take no line beyond the cap, yet still change those that they hold', async () => {
      const cartId = await opened();
      for (let n = 0; n < LINES_CAP; n += 1) await carts().setLine(cartId, line(`S${n}-1-GRAOS`));
      expect(await carts().setLine(cartId, line('ONE-MORE'))).toBeUndefined();
      const changed = await carts().setLine(cartId, line('S3-1-GRAOS', { quantity: 2 }));
      expect(changed?.lines).toHaveLength(LINES_CAP);
    });

    test('carry one coupon, the last that was put on, until it is taken off; lines do not touch it', async () => {
      const cartId = await opened();
      await carts().setCoupon(cartId, coupon('UM'));
      expect(await carts().setCoupon(cartId, coupon('DOIS'))).toEqual({
        cartId,
        lines: [],
        coupon: coupon('DOIS'),
      });
      expect((await carts().setLine(cartId, line('A-1-GRAOS')))?.coupon).toEqual(coupon('DOIS'));
      expect((await carts().removeLine(cartId, 'A-1-GRAOS'))?.coupon).toEqual(coupon('DOIS'));
      expect(await carts().setCoupon(cartId, undefined)).toEqual({ cartId, lines: [] });
      expect(await carts().setCoupon(cartId, undefined)).toEqual({ cartId, lines: [] });
      expect(await carts().setCoupon(newCartId(), coupon('UM'))).toBeUndefined();
    });

    test('of a guest are anyone’s who knows the id, signed in or not', async () => {
      const cartId = await opened();
      expect((await carts().setLine(cartId, line('A-1-GRAOS'), 'ana'))?.lines).toHaveLength(1);
      expect((await carts().find(cartId, 'bia'))?.lines).toHaveLength(1);
      expect((await carts().removeLine(cartId, 'A-1-GRAOS'))?.lines).toEqual([]);
    });

    test('end after ninety days, counted from the last change', async () => {
      const cartId = await opened();
      later(KEEP_SECONDS - 1);
      await carts().setLine(cartId, line('A-1-GRAOS'));
      later(KEEP_SECONDS - 1);
      expect(await carts().find(cartId)).toBeDefined();
      later(1);
      expect(await carts().find(cartId)).toBeUndefined();
      expect(await carts().setLine(cartId, line('A-1-GRAOS'))).toBeUndefined();
    });
  });
};
