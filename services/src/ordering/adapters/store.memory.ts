import type { OrderId } from '@loja/kernel/ids.ts';
import type { Demand } from '../domain/demand.ts';
import type { Order } from '../domain/order.ts';
import type { WantedLine } from '../domain/pricing.ts';
import type { Checkout, Orders, Placement, Variant } from '../ports.ts';
import { MemoryPromotions } from './coupons.memory.ts';
import type { Shelf, StockColumns } from './ordering.bench.ts';

type Column = keyof StockColumns;

/** The store without AWS: for tests that ask about rules. It passes the same suite as the real one. */
export class MemoryStore {
  readonly carts = new Map<string, { cart: readonly WantedLine[]; coupon?: string }>();
  readonly promotions = new MemoryPromotions();
  readonly variants = new Map<string, Variant>();
  readonly stock = new Map<string, StockColumns>();
  readonly orders = new Map<OrderId, Order>();
  readonly announced: { name: string; orderId: OrderId }[] = [];
  readonly #placements = new Map<string, Placement>();

  #move(demand: Demand, from: Column, to: Column): void {
    for (const { stockItemId, quantity } of demand) {
      const columns = this.stock.get(stockItemId);
      if (!columns || columns[from] < quantity) throw new Error(`${stockItemId}: too little ${from}`);
      columns[from] -= quantity;
      columns[to] += quantity;
    }
  }

  readonly checkout: Checkout = {
    open: async (keyHash, cartId) => {
      const earlier = this.#placements.get(keyHash);
      return { ...(earlier ? { earlier } : {}), ...this.carts.get(cartId) };
    },
    offered: async (skus, coupon) => ({
      variants: skus.flatMap((sku) => this.variants.get(sku) ?? []),
      promotions: this.promotions.of(coupon),
    }),
    place: async (order, placement) => {
      const earlier = this.#placements.get(order.placementKeyHash);
      if (earlier) return { kind: 'repeated', placement: earlier };
      const short = order.demand.filter(
        ({ stockItemId, quantity }) => (this.stock.get(stockItemId)?.free ?? 0) < quantity,
      );
      if (short.length > 0)
        return { kind: 'short', stockItemIds: short.map(({ stockItemId }) => stockItemId) };
      const refused = this.promotions.use(order);
      if (refused) return refused;
      this.#move(order.demand, 'free', 'reserved');
      this.#placements.set(order.placementKeyHash, placement);
      this.orders.set(order.orderId, order);
      this.announced.push({ name: 'OrderPlaced', orderId: order.orderId });
      return { kind: 'placed' };
    },
  };

  readonly book: Orders = {
    get: async (orderId) => this.orders.get(orderId),
    commit: async ({ orderId, demand }, { from, to, at, actor, stock, announces }) => {
      const current = this.orders.get(orderId);
      if (!current) throw new Error(`no order ${orderId}`);
      if (current.status !== from) return { kind: 'overtaken', order: current };
      if (stock !== 'keep') this.#move(demand, 'reserved', stock === 'sell' ? 'sold' : 'free');
      const order = { ...current, status: to, timeline: [...current.timeline, { at, status: to, actor }] };
      this.orders.set(orderId, order);
      if (announces) this.announced.push({ name: announces, orderId });
      return { kind: 'committed', order };
    },
  };
}

/** The back door of a memory store. */
export const shelfOf = (store: MemoryStore): Shelf => ({
  ports: { checkout: store.checkout, orders: store.book },
  putCart: async (cartId, cart, coupon) =>
    void store.carts.set(cartId, { cart, ...(coupon === undefined ? {} : { coupon }) }),
  putCoupon: async (coupon) => void store.promotions.coupons.set(coupon.code, coupon),
  usesOf: async (code) => store.promotions.coupons.get(code)?.uses ?? 0,
  putAutomatic: async (automatic) => {
    store.promotions.automatic = automatic;
  },
  putVariant: async (variant) => void store.variants.set(variant.sku, variant),
  putStock: async (stockItemId, free) => void store.stock.set(stockItemId, { free, reserved: 0, sold: 0 }),
  stockOf: async (stockItemId) => ({
    ...(store.stock.get(stockItemId) ?? { free: 0, reserved: 0, sold: 0 }),
  }),
  announced: async () => store.announced,
  orderIds: async () => [...store.orders.keys()],
});
