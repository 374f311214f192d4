import fc from 'fast-check';
import { acts, type Data, leftOf, type Real, repeated } from './life.acts.ts';
import { type Model, make, newOrder, rowIn } from './life.model.ts';

const isDone = (result: { ok: boolean } | { status: string }): boolean => !('ok' in result) || result.ok;

type Check = (model: Model, real: Real) => Promise<void>;
type Step = fc.AsyncCommand<Model, Real>;

const named = (name: string, data: unknown, run: Step['run']): Step => ({
  check: () => true,
  run,
  toString: () => `${name} ${JSON.stringify(data)}`,
});

const onOrder = (name: keyof typeof acts, data: Data, check: Check): Step =>
  named(name, data, async (model, real) => {
    const index = data.which % Math.max(1, model.orders.length);
    const order = model.orders[index];
    const placed = real.placed[index];
    if (!order || !placed) return;
    const { orderId, accessToken: token } = placed;
    const context = { ...data, model, order, shop: real.shop, orderId, token, real };
    const before = { ...(await real.shop.order(orderId)) };
    const expected = acts[name].expected(context);
    const result = await acts[name].actual(context);
    if (isDone(result) !== expected)
      throw new Error(`${name} of ${before.status}: ${JSON.stringify(result)}, expected ${expected}`);
    await check(model, real);
  });

/** The way to a delivered order is long, and much comes after it: some walk it in one go, or part of it. */
const walk = (data: Data, check: Check): Step =>
  named('walk', data, async (model, real) => {
    const way = ['confirm', 'pack', 'ship', 'deliver'] as const;
    for (const name of way.slice(0, data.all ? way.length : data.bags + 1))
      await onOrder(name, data, check).run(model, real);
  });

const place = (bags: number, check: Check): Step =>
  named('place', bags, async (model, real) => {
    if (model.free < bags) return;
    const placed = await real.shop.placedOf(bags);
    const { totals } = await real.shop.order(placed.orderId);
    model.orders.push(newOrder(bags, totals.totalCents));
    real.placed.push(placed);
    model.free -= bags;
    model.reserved += bags;
    await check(model, real);
  });

const later = (hours: number): Step =>
  named('later', hours, async (model, { shop }) => {
    model.now += hours * 3_600_000;
    shop.now = new Date(model.now);
  });

/** The provider gives back all that was promised; an order that has ended and got all of it back ends there. */
const giveBack = (which: number, check: Check): Step =>
  named('giveBack', which, async (model, real) => {
    const index = which % Math.max(1, model.orders.length);
    const order = model.orders[index];
    const placed = real.placed[index];
    if (!order || !placed) return;
    const { refunds = [] } = await real.shop.order(placed.orderId);
    const open = refunds.filter(({ doneAt }) => doneAt === undefined);
    for (const { refundId, amountCents } of [...open, ...open])
      await real.shop.recordRefund(placed.orderId, refundId, amountCents);
    const back = refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const row = rowIn(order, 'note-refund', 'provider', 'refunded');
    if (open.length > 0 && row && back + order.lostCents >= order.totalCents) make(model, order, row);
    await check(model, real);
  });

type PlacedId = Real['placed'][number]['orderId'];

const openRefunds = async (shop: Real['shop'], orderId: PlacedId) =>
  ((await shop.order(orderId)).refunds ?? []).filter(({ doneAt }) => doneAt === undefined);

const refuseAll = async (shop: Real['shop'], orderId: PlacedId): Promise<void> => {
  const open = await openRefunds(shop, orderId);
  for (const { refundId, again } of [...open, ...open])
    await shop.recordRefundFailure(orderId, refundId, again);
};

const retryAll = async (shop: Real['shop'], orderId: PlacedId, isExpected: boolean): Promise<void> => {
  for (const { refundId } of await openRefunds(shop, orderId)) {
    const { ok } = await shop.desk.retryRefund(shop.asked(orderId), refundId);
    if (ok !== isExpected) throw new Error(`retry of ${refundId}: ${ok}, expected ${isExpected}`);
  }
};

/** The provider refuses what was promised, and is told to staff; they may have it asked for anew. */
const refuseRefunds = (data: Data, check: Check): Step =>
  named('refuseRefunds', data, async (model, real) => {
    const index = data.which % Math.max(1, model.orders.length);
    const [order, placed] = [model.orders[index], real.placed[index]];
    if (!order || !placed) return;
    await refuseAll(real.shop, placed.orderId);
    const isExpected = rowIn(order, 'retry-refund', 'staff') !== undefined;
    if (data.all) await retryAll(real.shop, placed.orderId, isExpected);
    await check(model, real);
  });

/** Somebody gives money back at the provider, past the order: once under a name. */
const giveBackOutside = (data: Data, check: Check): Step =>
  named('giveBackOutside', data, async (model, real) => {
    const index = data.which % Math.max(1, model.orders.length);
    const order = model.orders[index];
    const placed = real.placed[index];
    if (!order?.took || !placed) return;
    const { refunds = [] } = await real.shop.order(placed.orderId);
    const refundId = `provider-1-${data.key}`;
    const left = await leftOf({ shop: real.shop, ...placed });
    const amountCents = data.all ? left : Math.floor(left / (data.bags + 1));
    if (amountCents === 0 || refunds.some((one) => one.refundId === refundId)) return;
    await real.shop.recordRefund(placed.orderId, refundId, amountCents);
    order.outsideCents += amountCents;
    const done = refunds.reduce((sum, one) => sum + (one.doneAt ? one.amountCents : 0), amountCents);
    const row = rowIn(order, 'note-refund', 'provider', 'refunded');
    if (row && done + order.lostCents >= order.totalCents) make(model, order, row);
    await check(model, real);
  });

/** Staff give back some of what is left, or a centavo more than there is. */
const goodwill = (data: Data, check: Check): Step =>
  named('goodwill', data, async (model, real) => {
    const index = data.which % Math.max(1, model.orders.length);
    const order = model.orders[index];
    const placed = real.placed[index];
    if (!order || !placed) return;
    const context = { ...data, model, order, shop: real.shop, ...placed, token: placed.accessToken, real };
    const left = await leftOf(context);
    const amountCents = data.all ? left + 1 : Math.max(1, Math.floor(left / (data.bags + 1)));
    const wish = `goodwill ${amountCents}`;
    const again = repeated(context, wish);
    const expected = again ?? (rowIn(order, 'goodwill', 'staff') !== undefined && amountCents <= left);
    if (again === undefined && expected) order.keys.set(String(data.key), wish);
    const result = await real.shop.desk.refund(
      real.shop.asked(placed.orderId),
      { amountCents, reason: 'motivo' },
      { key: String(data.key), request: wish },
    );
    if (result.ok !== expected) throw new Error(`goodwill of ${order.status}: ${JSON.stringify(result)}`);
    await check(model, real);
  });

/** Everything that may happen, in any order, to any order. */
export const lifeCommands = (check: Check): fc.Arbitrary<Step>[] => {
  const data = fc.record({
    which: fc.nat({ max: 3 }),
    bags: fc.nat({ max: 3 }),
    scrap: fc.nat({ max: 2 }),
    key: fc.nat({ max: 3 }),
    all: fc.boolean(),
    won: fc.boolean(),
    exchange: fc.boolean(),
  });
  const names = Object.keys(acts) as (keyof typeof acts)[];
  return [
    fc.integer({ min: 1, max: 3 }).map((bags) => place(bags, check)),
    ...names.map((name) => data.map((one) => onOrder(name, one, check))),
    ...Array.from({ length: 3 }, () => data.map((one) => walk(one, check))),
    ...(['cancelLines', 'requestReturn', 'receive', 'receive'] as const).map((name) =>
      data.map((one) => onOrder(name, one, check)),
    ),
    fc.constantFrom(12, 24, 24 * 7).map(later),
    fc.nat({ max: 3 }).map((which) => giveBack(which, check)),
    data.map((one) => goodwill(one, check)),
    data.map((one) => refuseRefunds(one, check)),
    data.map((one) => giveBackOutside(one, check)),
  ];
};
