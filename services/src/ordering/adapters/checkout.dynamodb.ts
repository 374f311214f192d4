import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { brl } from '@loja/kernel/money.ts';
import { type Dynamo, type Item, type Key, putNew, type Refusal, removing } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { cartKey, joinedTo, ownCartKey, parseCart } from '#cart/offers.ts';
import { parseVariant, variantKey } from '#catalog/offers.ts';
import { reservationWrites } from '#inventory/offers.ts';
import { parsePromotions, promotionKeys, refusalOfUse, useWrites } from '#promotions/offers.ts';
import type { HoldLimits } from '../domain/holds.ts';
import type { Order } from '../domain/order.ts';
import type { Checkout, PlaceOutcome } from '../ports.ts';
import { unlessDeparted } from './departed.dynamodb.ts';
import { holdWrites } from './holds.dynamodb.ts';
import { openPlacement, orderRow, placementKey, placementRow } from './order-reads.dynamodb.ts';
import { pointerRows } from './own-orders.dynamodb.ts';
import { sealToken } from './people.sealed.ts';
import { isContention } from './refusals.ts';

export interface CheckoutTables {
  orders: string;
  inventory: string;
  carts: string;
  catalog: string;
  promotions: string;
}

/** A client tries the same purchase again within minutes; a day is far past that. */
const PLACEMENT_KEEP_SECONDS = 24 * 3600;

const ownerWrites = (tables: CheckoutTables, order: Order, leavesOwnCart: boolean) => {
  const { ownerId } = order;
  if (ownerId === undefined) return [];
  const pointers = pointerRows(ownerId, order).map((row) => putNew(tables.orders, row));
  const cart = leavesOwnCart ? [removing(tables.carts, ownCartKey(ownerId))] : [];
  return [...pointers, ...cart, unlessDeparted(tables.orders, ownerId)];
};

const placeWrites = (
  tables: CheckoutTables,
  order: Order,
  placement: Item & Key,
  limits: HoldLimits,
  leavesOwnCart: boolean,
) => {
  const at = new Date(order.placedAt);
  return [
    putNew(tables.orders, {
      ...placement,
      ttl: unixSeconds(secondsAfter(at, PLACEMENT_KEEP_SECONDS)),
    }),
    ...holdWrites(tables.orders, order.holds ?? [], limits, at),
    ...reservationWrites(tables.inventory, order.demand),
    ...(order.coupon ? useWrites(tables.promotions, order.coupon, at) : []),
    putNew(tables.orders, orderRow(order)),
    outboxRow(
      tables.orders,
      OrderPlaced,
      { orderId: order.orderId, total: brl(order.totals.totalCents) },
      at,
    ),
    ...ownerWrites(tables, order, leavesOwnCart),
  ];
};

/** The owner's check is the last of all; of one who is gone nothing else matters. */
const isOfDeparted = ({ ownerId }: Order, refusals: readonly Refusal[]): boolean =>
  ownerId !== undefined && refusals.at(-1)?.code === 'ConditionalCheckFailed';

/** Refusals come in the order of the writes: the key, the holds, one per stock item of the demand, the coupon's. */
const outcomeOf = async (
  sealer: Sealer,
  order: Order,
  [key, ...rest]: readonly Refusal[],
): Promise<PlaceOutcome> => {
  if (key?.item) return { kind: 'repeated', placement: await openPlacement(sealer, key.item) };
  // A conflict on the key is a twin in flight that may yet place: no other answer of this one is safe.
  if (key && isContention(key)) return { kind: 'busy' };
  if (isOfDeparted(order, rest)) return { kind: 'gone' };
  const held = rest.slice(0, order.holds?.length ?? 0);
  if (held.some(({ code }) => code === 'ConditionalCheckFailed')) return { kind: 'held' };
  if (held.some(isContention)) return { kind: 'busy' };
  const others = rest.slice(held.length);
  const short = order.demand.filter((_, i) => others[i]?.code === 'ConditionalCheckFailed');
  if (short.length > 0) return { kind: 'short', stockItemIds: short.map(({ stockItemId }) => stockItemId) };
  const couponCode =
    order.coupon && refusalOfUse(others.slice(order.demand.length), new Date(order.placedAt));
  if (couponCode) return { kind: 'coupon', code: couponCode };
  if (others.some(isContention)) return { kind: 'busy' };
  throw new Error(`order refused: ${others.map(({ code }) => code).join(', ')}`);
};

export const checkoutInDynamo = (
  dynamo: Dynamo,
  tables: CheckoutTables,
  sealer: Sealer,
  clock: Clock,
): Checkout => ({
  async open(keyHash, cartId, customerId) {
    const found = await dynamo.batchGet(
      {
        [tables.orders]: [placementKey(keyHash)],
        [tables.carts]: [cartKey(cartId), ...(customerId ? [ownCartKey(customerId)] : [])],
      },
      { consistent: true },
    );
    const earlier = found[tables.orders]?.[0];
    const carts = found[tables.carts] ?? [];
    const row = carts.find(({ pk }) => pk === cartKey(cartId).pk);
    const own = carts.find(({ pk }) => pk !== cartKey(cartId).pk);
    const joined = joinedTo(row, customerId);
    const owns = joined ? await dynamo.get(tables.carts, cartKey(joined), { consistent: true }) : row;
    const cart = parseCart(owns, unixSeconds(clock()), customerId);
    return {
      ...(earlier ? { earlier: await openPlacement(sealer, earlier) } : {}),
      ...(cart ? { cart: cart.lines } : {}),
      ...(cart?.coupon ? { coupon: cart.coupon.code } : {}),
      isOwnCart: cart !== undefined && own?.cartId === cart.cartId,
    };
  },
  async offered(skus, coupon) {
    const found = await dynamo.batchGet({
      [tables.catalog]: skus.map(variantKey),
      [tables.promotions]: promotionKeys(coupon),
    });
    return {
      variants: (found[tables.catalog] ?? []).map(parseVariant),
      promotions: parsePromotions(found[tables.promotions] ?? [], coupon),
    };
  },
  async place(order, placement, limits, leavesOwnCart) {
    const [row, sealedToken] = await Promise.all([
      placementRow(sealer, order.placementKeyHash, placement),
      sealToken(sealer, order.orderId, placement.accessToken),
    ]);
    const kept = { ...order, sealedToken };
    const result = await dynamo.transact(placeWrites(tables, kept, row, limits, leavesOwnCart));
    return result.ok ? { kind: 'placed' } : outcomeOf(sealer, order, result.refusals);
  },
});
