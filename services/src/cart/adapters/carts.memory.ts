import { LINES_CAP } from '@loja/contracts/http/cart.ts';
import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Coupon } from '#promotions/offers.ts';
import { inOrder, type StoredCart, type StoredLine } from '../domain/cart.ts';
import type { Carts } from '../ports.ts';
import { KEEP_SECONDS } from './cart-item.ts';

/** Carts without a database, for tests of what is above them; it obeys the same suite as the table. */
export const cartsInMemory = (clock: Clock): Carts => {
  const kept = new Map<
    string,
    { until: Date; lines: Map<string, StoredLine>; coupon?: Coupon | undefined }
  >();
  const until = () => secondsAfter(clock(), KEEP_SECONDS);
  const alive = (cartId: CartId) => {
    const cart = kept.get(cartId);
    return cart && cart.until > clock() ? cart : undefined;
  };
  const shown = (cartId: CartId): StoredCart | undefined => {
    const cart = alive(cartId);
    if (!cart) return undefined;
    const { lines, coupon } = cart;
    return { cartId, lines: inOrder([...lines.values()]), ...(coupon ? { coupon } : {}) };
  };
  return {
    open: async (cartId) => void kept.set(cartId, { until: until(), lines: new Map() }),
    find: async (cartId) => shown(cartId),
    setLine: async (cartId, line) => {
      const cart = alive(cartId);
      if (!cart || (cart.lines.size >= LINES_CAP && !cart.lines.has(line.sku))) return undefined;
      cart.lines.set(line.sku, line);
      cart.until = until();
      return shown(cartId);
    },
    removeLine: async (cartId, sku) => {
      const cart = alive(cartId);
      cart?.lines.delete(sku);
      if (cart) cart.until = until();
      return shown(cartId);
    },
    setCoupon: async (cartId, coupon) => {
      const cart = alive(cartId);
      if (!cart) return undefined;
      cart.coupon = coupon;
      cart.until = until();
      return shown(cartId);
    },
  };
};
