import { LINES_CAP } from '@loja/contracts/http/cart.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Carts } from '../ports.ts';
import { cartKey, KEEP_SECONDS, parseCart } from './cart-item.ts';

export const dynamoCarts = (dynamo: Dynamo, table: string, clock: Clock): Carts => {
  const now = () => unixSeconds(clock());
  const ttl = () => unixSeconds(secondsAfter(clock(), KEEP_SECONDS));
  const alive = 'attribute_exists(pk) AND #ttl > :now';

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

    async find(cartId) {
      return parseCart(await dynamo.get(table, cartKey(cartId), { consistent: true }), now());
    },

    async setLine(cartId, { sku, ...line }) {
      const item = await dynamo.update({
        table,
        key: cartKey(cartId),
        update: 'SET #lines.#sku = :line, #ttl = :ttl',
        condition: `${alive} AND (attribute_exists(#lines.#sku) OR size(#lines) < :cap)`,
        names: { '#lines': 'lines', '#sku': sku, '#ttl': 'ttl' },
        values: { ':line': line, ':ttl': ttl(), ':now': now(), ':cap': LINES_CAP },
      });
      return parseCart(item, now());
    },

    async removeLine(cartId, sku) {
      const item = await dynamo.update({
        table,
        key: cartKey(cartId),
        update: 'REMOVE #lines.#sku SET #ttl = :ttl',
        condition: alive,
        names: { '#lines': 'lines', '#sku': sku, '#ttl': 'ttl' },
        values: { ':ttl': ttl(), ':now': now() },
      });
      return parseCart(item, now());
    },

    async setCoupon(cartId, coupon) {
      const item = await dynamo.update({
        table,
        key: cartKey(cartId),
        update: coupon ? 'SET coupon = :coupon, #ttl = :ttl' : 'REMOVE coupon SET #ttl = :ttl',
        condition: alive,
        names: { '#ttl': 'ttl' },
        values: { ...(coupon ? { ':coupon': coupon } : {}), ':ttl': ttl(), ':now': now() },
      });
      return parseCart(item, now());
    },
  };
};
