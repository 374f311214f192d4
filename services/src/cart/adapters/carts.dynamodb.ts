import { LINES_CAP } from '@loja/contracts/http/cart-caps.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Dynamo, UpdateSpec } from '@loja/platform/dynamo.ts';
import type { Coupon } from '#promotions/offers.ts';
import type { StoredCart, StoredLine } from '../domain/cart.ts';
import type { Carts, Visitor } from '../ports.ts';
import { cartKey, joinedTo, KEEP_SECONDS, parseCart } from './cart-item.ts';

type Change = Required<Pick<UpdateSpec, 'update' | 'names' | 'values'>> & { condition?: string };

const lineSet = ({ sku, ...line }: StoredLine): Change => ({
  update: 'SET #lines.#sku = :line, #ttl = :ttl',
  condition: '(attribute_exists(#lines.#sku) OR size(#lines) < :cap)',
  names: { '#lines': 'lines', '#sku': sku },
  values: { ':line': line, ':cap': LINES_CAP },
});

const lineRemoved = (sku: string): Change => ({
  update: 'REMOVE #lines.#sku SET #ttl = :ttl',
  names: { '#lines': 'lines', '#sku': sku },
  values: {},
});

const couponSet = (coupon: Coupon | undefined): Change => ({
  update: coupon ? 'SET coupon = :coupon, #ttl = :ttl' : 'REMOVE coupon SET #ttl = :ttl',
  names: {},
  values: coupon ? { ':coupon': coupon } : {},
});

export const dynamoCarts = (dynamo: Dynamo, table: string, clock: Clock): Carts => {
  const now = () => unixSeconds(clock());
  const ttl = () => unixSeconds(secondsAfter(clock(), KEEP_SECONDS));
  const read = (cartId: CartId) => dynamo.get(table, cartKey(cartId), { consistent: true });
  const mine = (visitor: Visitor) =>
    visitor === undefined
      ? 'attribute_not_exists(#owner)'
      : '(attribute_not_exists(#owner) OR #owner = :visitor)';

  const changeAt = async (cartId: CartId, change: Change, visitor: Visitor) => {
    const alive = 'attribute_exists(pk) AND attribute_not_exists(joinedTo) AND #ttl > :now';
    const item = await dynamo.update({
      table,
      key: cartKey(cartId),
      update: `${change.update} ADD revision :one`,
      condition: [alive, mine(visitor), change.condition].filter(Boolean).join(' AND '),
      names: { ...change.names, '#ttl': 'ttl', '#owner': 'owner' },
      values: {
        ...change.values,
        ':ttl': ttl(),
        ':now': now(),
        ':one': 1,
        ...(visitor === undefined ? {} : { ':visitor': visitor }),
      },
    });
    return parseCart(item, now(), visitor);
  };

  /** Who comes with the id of a cart that was joined to theirs pays two calls more, until they take the new one up. */
  const change = async (cartId: CartId, what: Change, visitor: Visitor): Promise<StoredCart | undefined> => {
    const changed = await changeAt(cartId, what, visitor);
    if (changed || visitor === undefined) return changed;
    const joined = joinedTo(await read(cartId), visitor);
    return joined && changeAt(joined, what, visitor);
  };

  return {
    async open(cartId: CartId) {
      await dynamo.update({
        table,
        key: cartKey(cartId),
        update: 'SET entity = :entity, cartId = :cartId, #lines = :lines, #ttl = :ttl',
        condition: 'attribute_not_exists(pk)',
        names: { '#lines': 'lines', '#ttl': 'ttl' },
        values: { ':entity': 'CART', ':cartId': cartId, ':lines': {}, ':ttl': ttl() },
      });
    },

    async find(cartId, visitor) {
      const item = await read(cartId);
      const joined = joinedTo(item, visitor);
      return parseCart(joined ? await read(joined) : item, now(), visitor);
    },

    setLine: (cartId, line, visitor) => change(cartId, lineSet(line), visitor),
    removeLine: (cartId, sku, visitor) => change(cartId, lineRemoved(sku), visitor),
    setCoupon: (cartId, coupon, visitor) => change(cartId, couponSet(coupon), visitor),
  };
};
