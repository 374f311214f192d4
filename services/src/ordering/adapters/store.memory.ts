import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Change, StockMove } from '../domain/change.ts';
import type { Demand } from '../domain/demand.ts';
import { isSettledBy } from '../domain/forgetting.ts';
import { holdsLeft, limitOf } from '../domain/holds.ts';
import { type Order, Person } from '../domain/order.ts';
import type { WantedLine } from '../domain/pricing.ts';
import type { Checkout, OrderLists, Orders, OwnOrders, People, Placement, Variant } from '../ports.ts';
import { MemoryPromotions } from './coupons.memory.ts';
import type { Shelf, StockColumns } from './ordering.bench.ts';

type Column = keyof StockColumns;

const columnsOf = {
  sell: ['reserved', 'sold'],
  free: ['reserved', 'free'],
  take: ['free', 'sold'],
  'put-back': ['sold', 'free'],
} as const satisfies Record<StockMove['effect'], readonly [Column, Column]>;

/** The store without AWS: for tests that ask about rules. It passes the same suite as the real one. */
export class MemoryStore {
  readonly carts = new Map<string, { cart: readonly WantedLine[]; coupon?: string }>();
  readonly promotions = new MemoryPromotions();
  readonly variants = new Map<string, Variant>();
  readonly stock = new Map<string, StockColumns>();
  readonly orders = new Map<OrderId, Order>();
  readonly announced: { name: string; orderId: OrderId }[] = [];
  readonly departed = new Set<CustomerId>();
  readonly holds = new Map<string, number>();
  readonly #placements = new Map<string, Placement>();

  #move(demand: Demand, from: Column, to: Column): void {
    for (const { stockItemId, quantity } of demand) {
      const columns = this.stock.get(stockItemId);
      if (!columns || columns[from] < quantity) throw new Error(`${stockItemId}: too little ${from}`);
      columns[from] -= quantity;
      columns[to] += quantity;
    }
  }

  #countHolds(holds: readonly string[], by: 1 | -1): void {
    for (const hold of holds) this.holds.set(hold, (this.holds.get(hold) ?? 0) + by);
  }

  #isOvertaken({ before }: Change): boolean {
    const current = this.orders.get(before.orderId);
    if (!current) throw new Error(`no order ${before.orderId}`);
    return current.revision !== before.revision;
  }

  #tell({ before, after, announces, promises, fallsShortBy }: Change): void {
    const { orderId } = before;
    const told = [
      ...(announces ? [announces.name] : []),
      ...(promises ? ['RefundDue'] : []),
      ...(fallsShortBy ? ['OrderFellShort'] : []),
      ...(isSettledBy(before, after) ? ['OrderSettled'] : []),
    ];
    this.announced.push(...told.map((name) => ({ name, orderId })));
  }

  #short(stock: readonly StockMove[]): string[] {
    return stock.flatMap(({ effect, demand }) =>
      demand
        .filter(
          ({ stockItemId, quantity }) =>
            (this.stock.get(stockItemId)?.[columnsOf[effect][0]] ?? 0) < quantity,
        )
        .map(({ stockItemId }) => stockItemId),
    );
  }

  readonly lists: OrderLists = {
    byStatus: async (status) => ({
      orders: [...this.orders.values()]
        .filter((order) => order.status === status)
        .sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1)),
    }),
  };

  readonly ownOrders: OwnOrders = {
    of: async (customerId) => ({
      orders: [...this.orders.values()]
        .filter(({ ownerId }) => ownerId === customerId)
        .sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1)),
      next: undefined,
    }),
    ofMailbox: async (emailIndex) => ({
      orders: [...this.orders.values()].filter((order) => order.emailIndex === emailIndex),
      next: undefined,
    }),
    claim: async ({ orderId }, customerId) => {
      const order = this.orders.get(orderId);
      if (!order || order.ownerId !== undefined) return 'owned';
      if (this.departed.has(customerId)) return 'gone';
      this.orders.set(orderId, { ...order, ownerId: customerId });
      return 'claimed';
    },
  };

  readonly people: People = {
    keep: async (_orderId, person) => ({
      person,
      emailIndex: `email of ${person.customer.email}`,
      taxIndex: `tax id of ${person.customer.cpf ?? person.customer.cnpj}`,
    }),
    open: async ({ person }) => Person.parse(person),
    handOver: async (order, orderId) => this.people.keep(orderId, Person.parse(order.person)),
  };

  readonly checkout: Checkout = {
    open: async (keyHash, cartId) => {
      const earlier = this.#placements.get(keyHash);
      return { ...(earlier ? { earlier } : {}), ...this.carts.get(cartId) };
    },
    offered: async (skus, coupon) => ({
      variants: skus.flatMap((sku) => this.variants.get(sku) ?? []),
      promotions: this.promotions.of(coupon),
    }),
    place: async (order, placement, limits) => {
      const earlier = this.#placements.get(order.placementKeyHash);
      if (earlier) return { kind: 'repeated', placement: earlier };
      if (order.ownerId !== undefined && this.departed.has(order.ownerId)) return { kind: 'gone' };
      if (order.holds?.some((hold) => (this.holds.get(hold) ?? 0) >= limitOf(limits, hold)))
        return { kind: 'held' };
      const short = order.demand.filter(
        ({ stockItemId, quantity }) => (this.stock.get(stockItemId)?.free ?? 0) < quantity,
      );
      if (short.length > 0)
        return { kind: 'short', stockItemIds: short.map(({ stockItemId }) => stockItemId) };
      const refused = this.promotions.use(order);
      if (refused) return refused;
      this.#move(order.demand, 'free', 'reserved');
      this.#countHolds(order.holds ?? [], 1);
      this.#placements.set(order.placementKeyHash, placement);
      this.orders.set(order.orderId, order);
      this.announced.push({ name: 'OrderPlaced', orderId: order.orderId });
      return { kind: 'placed' };
    },
  };

  readonly book: Orders = {
    get: async (orderId) => this.orders.get(orderId),
    getBeside: async (orderId, customerId) => {
      const order = this.orders.get(orderId);
      return { order, isOwner: order?.ownerId === customerId };
    },
    commit: async (change) => {
      const { before, after, stock, creates, onPayer } = change;
      const overtaken = [change, onPayer].find((one) => one && this.#isOvertaken(one));
      if (overtaken) return { kind: 'overtaken', order: this.orders.get(before.orderId) ?? before };
      const short = this.#short(stock);
      if (short.length > 0 && change.mayBeShort) return { kind: 'short', stockItemIds: short };
      for (const { effect, demand } of stock) {
        const [from, to] = columnsOf[effect];
        this.#move(demand, from, to);
      }
      this.promotions.follow(before, after);
      this.#countHolds(holdsLeft(before, after), -1);
      for (const order of [after, creates, onPayer?.after]) if (order) this.orders.set(order.orderId, order);
      for (const one of [change, onPayer]) if (one) this.#tell(one);
      return { kind: 'committed', order: after };
    },
  };
}

/** The back door of a memory store. */
export const shelfOf = (store: MemoryStore): Shelf => ({
  ports: {
    checkout: store.checkout,
    orders: store.book,
    lists: store.lists,
    ownOrders: store.ownOrders,
    people: store.people,
  },
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
  holdsOf: async (hold) => store.holds.get(hold) ?? 0,
  leave: async (customerId) => void store.departed.add(customerId),
  orderIds: async () => [...store.orders.keys()],
});
