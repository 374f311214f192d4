import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Order } from '../domain/order.ts';
import { moves } from '../domain/order-states.ts';
import type { Real } from './life.acts.ts';
import { lifeCommands } from './life.commands.ts';
import { emptyModel, goodsOut, type Model } from './life.model.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const GRAMS = 250;
const BAGS = 8;
const NOON = Date.parse('2026-11-24T12:00:00.000Z');

const refundsOf = ({ refunds = [] }: Order): number =>
  refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** A walk that the table has a row for, from each entry of the timeline to the next. */
const expectTableWalk = ({ timeline }: Order): void => {
  timeline.slice(1).forEach(({ status, event }, i) => {
    const from = timeline[i]?.status;
    const row = moves.find(
      (one) =>
        one.event === event &&
        from !== undefined &&
        one.from.includes(from) &&
        (one.to === 'same' ? from : one.to) === status,
    );
    expect(row, `${from} → ${status} by ${event}`).toBeDefined();
  });
};

const expectMoney = (order: Order, expected: Model['orders'][number]): void => {
  const { took, lostCents } = expected;
  const { totalCents } = order.totals;
  expect(refundsOf(order)).toBeLessThanOrEqual(took ? totalCents : 0);
  const wasRefused = order.timeline.some(({ event }) => event === 'late_payment_refused');
  // Who paid and has no goods for it gets all the money: what the shop promised with what the issuer took.
  if (took && (goodsOut(expected) === 0 || wasRefused))
    expect(refundsOf(order) + lostCents).toBeGreaterThanOrEqual(totalCents);
  for (const { refundId } of order.refunds ?? [])
    expect(order.refunds?.filter((other) => other.refundId === refundId)).toHaveLength(1);
};

const check = async (model: Model, { shop, placed }: Real): Promise<void> => {
  const { free, reserved, sold } = model;
  expect(await shop.stock()).toEqual({ free: free * GRAMS, reserved: reserved * GRAMS, sold: sold * GRAMS });
  expect(free + reserved + sold).toBe(BAGS);
  for (const [i, { orderId }] of placed.entries()) {
    const order = await shop.order(orderId);
    const expected = model.orders[i];
    if (!expected) throw new Error('an order that the model does not know');
    expect(order.status).toBe(expected.status);
    expectTableWalk(order);
    expectMoney(order, expected);
  }
};

/** Whatever happens in whatever order, the order is where its table says, goods add up and money follows them. */
export const lifeSuite = (
  store: string,
  shelf: () => Shelf,
  { runs, maxCommands }: { runs: number; maxCommands: number },
): void => {
  test(`the life of orders on ${store} is that of their table`, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(lifeCommands(check), { maxCommands, size: 'max' }), async (steps) => {
        const shop = await new Bench(shelf()).open(BAGS * GRAMS);
        await fc.asyncModelRun(() => ({ model: emptyModel(BAGS, NOON), real: { shop, placed: [] } }), steps);
        const told = await shop.shelf.announced();
        for (const orderId of await ownOrders(shop)) {
          const due = told.filter((event) => event.orderId === orderId && event.name === 'RefundDue');
          const { refunds = [] } = await shop.order(orderId);
          const owed = refunds.filter(({ reason }) => reason !== undefined);
          expect(due).toHaveLength(owed.reduce((sum, { again = 0 }) => sum + 1 + again, 0));
        }
      }),
      { numRuns: runs },
    );
  });
};

const ownOrders = async (shop: Bench): Promise<Order['orderId'][]> => {
  const orders = await Promise.all(
    (await shop.shelf.orderIds()).map((id) =>
      shop.shelf.ports.orders.get(id.replace(/^ORDER#/, '') as Order['orderId']),
    ),
  );
  return orders.flatMap((order) =>
    order?.demand.some(({ stockItemId }) => stockItemId === shop.coffee) ? [order.orderId] : [],
  );
};
