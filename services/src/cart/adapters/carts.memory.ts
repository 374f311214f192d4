import { LINES_CAP } from '@loja/contracts/http/cart-caps.ts';
import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Coupon } from '#promotions/offers.ts';
import { inOrder, type StoredCart, type StoredLine } from '../domain/cart.ts';
import type { Carts, CountedCart, OwnCarts, Visitor } from '../ports.ts';
import { KEEP_SECONDS } from './cart-item.ts';

interface Kept {
  until: Date;
  lines: Map<string, StoredLine>;
  coupon?: Coupon | undefined;
  owner?: string;
  joinedTo?: CartId;
  revision: number;
}

/** Carts without a database, for tests of what is above them; it obeys the same suites as the table. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table's worth of small functions
export const cartsInMemory = (clock: Clock): Carts & OwnCarts => {
  const kept = new Map<string, Kept>();
  const pointers = new Map<string, CartId>();
  const until = () => secondsAfter(clock(), KEEP_SECONDS);
  const standing = (cartId: CartId) => {
    const cart = kept.get(cartId);
    return cart && cart.until > clock() ? cart : undefined;
  };
  const placeOf = (cartId: CartId, visitor: Visitor): CartId => {
    const cart = kept.get(cartId);
    return cart?.joinedTo && cart.owner === visitor ? cart.joinedTo : cartId;
  };
  const alive = (cartId: CartId, visitor: Visitor) => {
    const cart = standing(cartId);
    return cart && (cart.owner === undefined || cart.owner === visitor) && !cart.joinedTo ? cart : undefined;
  };
  const shown = (cartId: CartId, visitor: Visitor): StoredCart | undefined => {
    const cart = alive(cartId, visitor);
    if (!cart) return undefined;
    const { lines, coupon, owner } = cart;
    return {
      cartId,
      lines: inOrder([...lines.values()]),
      ...(coupon ? { coupon } : {}),
      ...(owner ? { owner } : {}),
    };
  };
  const counted = (cartId: CartId | undefined): CountedCart | undefined => {
    const cart = cartId && kept.get(cartId);
    const stored = cartId && shown(cartId, cart?.owner);
    return cart && stored && { ...stored, revision: cart.revision };
  };
  const change = (asked: CartId, visitor: Visitor, act: (cart: Kept) => boolean) => {
    const cartId = placeOf(asked, visitor);
    const cart = alive(cartId, visitor);
    if (!cart || !act(cart)) return undefined;
    cart.until = until();
    cart.revision += 1;
    return shown(cartId, visitor);
  };
  return {
    open: async (cartId) => void kept.set(cartId, { until: until(), lines: new Map(), revision: 0 }),
    find: async (cartId, visitor) => shown(placeOf(cartId, visitor), visitor),
    setLine: async (cartId, line, visitor) =>
      change(cartId, visitor, ({ lines }) => {
        if (lines.size >= LINES_CAP && !lines.has(line.sku)) return false;
        lines.set(line.sku, line);
        return true;
      }),
    removeLine: async (cartId, sku, visitor) =>
      change(cartId, visitor, ({ lines }) => {
        lines.delete(sku);
        return true;
      }),
    setCoupon: async (cartId, coupon, visitor) =>
      change(cartId, visitor, (cart) => {
        cart.coupon = coupon;
        return true;
      }),
    read: async (customerId, deviceCart) => {
      const said = pointers.get(customerId);
      const own = counted(said);
      return { said, own: own?.owner === customerId ? own : undefined, device: counted(deviceCart) };
    },
    adopt: async (customerId, { cartId }, said) => {
      const cart = alive(cartId, undefined);
      if (!cart || pointers.get(customerId) !== said) return false;
      pointers.set(customerId, cartId);
      cart.owner = customerId;
      cart.revision += 1;
      return true;
    },
    join: async (own, guest, { lines, coupon }) => {
      const [into, from] = [alive(own.cartId, own.owner), alive(guest.cartId, undefined)];
      if (!into || !from || pointers.get(own.owner) !== own.cartId) return false;
      if (into.revision !== own.revision || from.revision !== guest.revision) return false;
      into.lines = new Map(lines.map((line) => [line.sku, line]));
      into.coupon = coupon ?? into.coupon;
      into.revision += 1;
      Object.assign(from, { owner: own.owner, joinedTo: own.cartId, lines: new Map(), coupon: undefined });
      return true;
    },
  };
};
