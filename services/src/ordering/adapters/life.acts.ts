import type { OrderId } from '@loja/kernel/ids.ts';
import { type Model, type ModelOrder, make, newOrder, rowIn } from './life.model.ts';
import { expectPaidFor } from './life.money.ts';
import type { Bench } from './ordering.bench.ts';

export interface Real {
  shop: Bench;
  placed: { orderId: OrderId; accessToken: string }[];
}

export interface Data {
  which: number;
  bags: number;
  scrap: number;
  key: number;
  all: boolean;
  won: boolean;
  exchange: boolean;
}
export interface Context extends Data {
  model: Model;
  order: ModelOrder;
  shop: Bench;
  orderId: OrderId;
  token: string;
  real: Real;
}

/** What one command should do to the model, and does to the shop: done, or refused with nothing changed. */
interface Act {
  expected(context: Context): boolean;
  actual(context: Context): Promise<{ ok: boolean } | { status: string }>;
}

const DAY_MS = 86_400_000;
/** São Paulo is three hours behind; the model counts days on its own. */
const localDay = (at: number): number => Math.floor((at - 3 * 3_600_000) / DAY_MS);

/** What is said again is a success, but of a parcel only of the same one. */
const saidBefore = (order: ModelOrder, result: 'packed' | 'shipped' | 'delivered', key: number) => {
  if (result === 'shipped' && order.parcel !== undefined) return order.parcel === String(key);
  return order.said.has(result) || undefined;
};

/** Nobody took the money for it, or disputes it. */
const isPaidFor = ({ payer, ...order }: ModelOrder): boolean => {
  const { held, lostCents, outsideCents } = payer ?? order;
  return !held && lostCents + outsideCents === 0;
};

const step = (command: 'pack' | 'ship' | 'deliver', result: 'packed' | 'shipped' | 'delivered'): Act => ({
  expected({ model, order, key }) {
    const again = saidBefore(order, result, key);
    if (again !== undefined) return again;
    const row = rowIn(order, command, 'staff');
    if (!row || (command !== 'deliver' && !isPaidFor(order))) return false;
    make(model, order, row);
    if (command === 'ship') order.parcel = String(key);
    if (command === 'deliver') order.deliveredAt = model.now;
    return true;
  },
  async actual({ shop, orderId, key, order, real, model }) {
    const asked = shop.asked(orderId);
    if (command !== 'ship') return shop.desk[command](asked);
    const before = await shop.order(orderId);
    const result = await shop.desk.ship(asked, { carrier: 'Correios', trackingCode: `AA00000000${key}BR` });
    const payer = order.payer ?? order;
    const paying = real.placed[model.orders.indexOf(payer)];
    if (result.ok && paying && before.status === 'packed')
      expectPaidFor(await shop.order(paying.orderId), payer);
    return result;
  },
});

/** A replacement's money is the paying order's, and that one's charge is disputed. */
const mayNotPay = ({ payer }: ModelOrder): boolean => payer?.held ?? false;

const cancelWhole = ({ model, order }: Context, actor: 'shopper' | 'staff'): boolean => {
  if (order.said.has('cancelled')) return true;
  const row = rowIn(order, 'cancel', actor);
  if (!row || mayNotPay(order)) return false;
  make(model, order, row, order.kept);
  order.kept = 0;
  return true;
};

/** A keyed command that was given before: whether the key stands for the same wish. */
export const repeated = ({ order, key }: Context, wish: string): boolean | undefined => {
  const earlier = order.keys.get(String(key));
  return earlier === undefined ? undefined : earlier === wish;
};

export const leftOf = async ({ shop, orderId }: Pick<Context, 'shop' | 'orderId'>): Promise<number> => {
  const seen = await shop.desk.get(shop.asked(orderId));
  return seen.ok ? seen.value.refundable.cents : 0;
};

/** All of the last return, some of it to waste; or any number, which may be too many. */
const comesBack = ({ order, all, bags, scrap }: Context): { bags: number; scrap: number } => {
  const asked = order.returns.at(-1)?.quantity ?? 0;
  const wasted = Math.min(scrap, asked);
  return all ? { bags: asked - wasted, scrap: wasted } : { bags, scrap };
};

/** Other goods must be there; money must not be disputed. */
const mayReceive = (
  { model, order }: Context,
  { isExchange, scrap, came }: { isExchange: boolean; scrap: number; came: number },
): boolean => (isExchange ? model.free >= scrap : came === 0 || !mayNotPay(order));

const receive: Act = {
  expected(context) {
    const { model, order } = context;
    const { bags, scrap } = comesBack(context);
    const last = order.returns.at(-1);
    const lines = `${bags} ${scrap}`;
    if (!last) return false;
    if (last.received !== undefined) return last.received === lines;
    const came = bags + scrap;
    if (came > last.quantity) return false;
    const isExchange = last.resolution === 'exchange' && came > 0;
    const kept = order.kept + last.quantity - came;
    const row = rowIn(
      order,
      isExchange ? 'exchange' : 'receive-return',
      'staff',
      kept === 0 ? 'returned' : 'delivered',
    );
    if (!row || !mayReceive(context, { isExchange, scrap, came })) return false;
    make(model, order, row, bags);
    if (isExchange) {
      model.free -= scrap;
      model.sold += scrap;
      const replacement = { ...newOrder(came, 0, 'paid'), payer: order.payer ?? order };
      order.replacements.push(replacement);
      model.orders.push(replacement);
    }
    order.kept = kept;
    if (kept > 0) order.deliveredAt ??= model.now;
    last.received = lines;
    return true;
  },
  async actual(context) {
    const { shop, orderId, real, token } = context;
    const { bags, scrap } = comesBack(context);
    const before = await shop.order(orderId);
    const last = before.returns?.at(-1);
    const result = await shop.desk.receiveReturn(shop.asked(orderId), {
      returnId: last?.returnId ?? 'ret_00000000',
      lines: [{ sku: shop.bag().sku, restock: bags, scrap }],
    });
    const made = (await shop.order(orderId)).returns?.at(-1)?.replacementOrderId;
    if (made && made !== last?.replacementOrderId) real.placed.push({ orderId: made, accessToken: token });
    return result;
  },
};

export const acts = {
  confirm: {
    expected({ model, order }) {
      if (order.took) return true;
      const row = rowIn(order, 'confirm', 'provider');
      const isShort = row?.stock === 'take' && model.free < order.bags;
      if (row && !isShort) make(model, order, row, order.bags);
      order.took = true;
      return true;
    },
    actual: ({ shop, orderId }) => shop.confirm(orderId),
  },
  expire: {
    expected({ model, order }) {
      const row = rowIn(order, 'expire', 'clock');
      if (row) make(model, order, row, order.bags);
      return true;
    },
    actual: ({ shop, orderId }) => shop.expire(orderId),
  },
  cancelOwn: {
    expected: (context) => cancelWhole(context, 'shopper'),
    actual: ({ shop, orderId, token }) => shop.cancelOwn(orderId, token),
  },
  cancelByStaff: {
    expected: (context) => cancelWhole(context, 'staff'),
    actual: ({ shop, orderId }) => shop.desk.cancel(shop.asked(orderId), 'motivo'),
  },
  pack: step('pack', 'packed'),
  ship: step('ship', 'shipped'),
  deliver: step('deliver', 'delivered'),
  notDelivered: {
    expected(context) {
      const { model, order, bags, scrap, all } = context;
      const again = order.returns.find(({ failed }) => failed);
      const sent = again?.quantity ?? order.kept;
      const received = all ? `0 ${sent}` : `${bags} ${scrap}`;
      if (again) return again.received === received;
      const row = rowIn(order, 'not-delivered', 'staff');
      if (!row || mayNotPay(order) || (!all && bags + scrap !== order.kept)) return false;
      make(model, order, row, all ? 0 : bags);
      order.returns.push({ quantity: sent, resolution: 'refund', received, failed: true });
      order.kept = 0;
      return true;
    },
    actual: ({ shop, orderId, bags, scrap, all }) =>
      shop.desk.notDelivered(shop.asked(orderId), {
        cause: 'refused',
        ...(all ? {} : { lines: [{ sku: shop.bag().sku, restock: bags, scrap }] }),
      }),
  },
  cancelLines: {
    expected(context) {
      const { model, order, bags, key } = context;
      const again = repeated(context, `lines ${bags}`);
      if (again !== undefined) return again;
      const row = rowIn(order, 'cancel-lines', 'staff');
      if (!row || bags === 0 || bags > order.kept || mayNotPay(order)) return false;
      order.keys.set(String(key), `lines ${bags}`);
      if (bags === order.kept) return cancelWhole(context, 'staff');
      make(model, order, row, bags);
      order.kept -= bags;
      return true;
    },
    // The contract lets no quantity of nothing through.
    actual: async ({ shop, orderId, bags, key, order }) =>
      bags === 0
        ? { ok: order.keys.get(String(key)) === 'lines 0' }
        : shop.desk.cancelLines(
            shop.asked(orderId),
            { sku: shop.bag().sku, quantity: bags, reason: 'motivo' },
            { key: String(key), request: `lines ${bags}` },
          ),
  },
  requestReturn: {
    expected({ model, order, bags, all, exchange }) {
      const resolution = exchange ? 'exchange' : 'refund';
      const open = order.returns.find(({ received }) => received === undefined);
      if (open) return (all ? order.kept === 0 : open.quantity === bags) && open.resolution === resolution;
      const row = rowIn(order, 'request-return', 'shopper');
      const quantity = all ? order.kept : bags;
      const isInTime = localDay(model.now) <= localDay(order.deliveredAt ?? 0) + 7;
      if (!row || quantity === 0 || quantity > order.kept) return false;
      // What has not come yet is given up as a whole and for its money, at any time.
      const mayGiveUp = order.status === 'shipped' ? quantity === order.kept && !exchange : isInTime;
      if (!mayGiveUp) return false;
      make(model, order, row);
      order.kept -= quantity;
      order.returns.push({ quantity, resolution });
      return true;
    },
    actual: ({ shop, orderId, token, bags, all, exchange }) =>
      shop.requestReturn(orderId, token, {
        resolution: exchange ? 'exchange' : 'refund',
        ...(all ? {} : { lines: [{ sku: shop.bag().sku, quantity: bags }] }),
      }),
  },
  receive,
  hold: {
    expected({ model, order }) {
      const row = order.took && order.disputed === 'never' ? rowIn(order, 'hold', 'provider') : undefined;
      if (row) make(model, order, row);
      if (row) Object.assign(order, { held: true, disputed: 'open' });
      return row !== undefined || order.disputed !== 'never';
    },
    actual: ({ shop, orderId }) => outcome(shop.openChargeback(orderId)),
  },
  release: {
    expected({ model, order, won }) {
      if (order.disputed === 'over') return true;
      const row = order.took ? rowIn(order, 'release', 'provider') : undefined;
      if (!row) return false;
      make(model, order, row);
      Object.assign(order, { held: false, disputed: 'over', lostCents: won ? 0 : 54_80 });
      return true;
    },
    actual: ({ shop, orderId, won }) => outcome(shop.closeChargeback(orderId, won)),
  },
} as const satisfies Record<string, Act>;

const outcome = (made: Promise<unknown>): Promise<{ ok: boolean }> =>
  made.then(
    () => ({ ok: true }),
    () => ({ ok: false }),
  );
