import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bench } from '../adapters/ordering.bench.ts';
import { MemoryStore, shelfOf } from '../adapters/store.memory.ts';

const GRAMS = 250;
const BAGS = 6;

const acts = ['place', 'pay', 'confirm', 'expire', 'cancel', 'cancelOwn', 'recordRefund'] as const;
const script = fc.array(fc.record({ act: fc.constantFrom(...acts), which: fc.nat({ max: 7 }) }), {
  maxLength: 60,
});

type Placed = Awaited<ReturnType<Bench['placed']>>;

const run = async (shop: Bench, placed: Placed[], act: (typeof acts)[number], which: number) => {
  if (act === 'place') return shop.placed().then((order) => void placed.push(order));
  const order = placed[which % Math.max(1, placed.length)];
  if (!order) return;
  if (act === 'pay') return void shop.provider.paid.add(order.orderId);
  if (act === 'cancelOwn') return shop.cancelOwn(order.orderId, order.accessToken);
  // A confirmation follows money, never a wish.
  if (act === 'confirm' && !shop.provider.paid.has(order.orderId)) return;
  return shop[act](order.orderId);
};

describe('the life of orders', () => {
  test('whatever happens in whatever order, goods add up and money equals goods', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const store = new MemoryStore();
        const shop = await new Bench(shelfOf(store)).open(BAGS * GRAMS);
        const placed: Placed[] = [];
        // Refusals are part of life; what may not happen is checked below.
        for (const { act, which } of steps) await run(shop, placed, act, which).catch(() => undefined);

        const orders = [...store.orders.values()];
        const count = (status: string) => orders.filter((order) => order.status === status).length;
        expect(await shop.stock()).toEqual({
          free: (BAGS - count('awaiting_payment') - sold(store)) * GRAMS,
          reserved: count('awaiting_payment') * GRAMS,
          sold: sold(store) * GRAMS,
        });
        for (const { orderId, status } of orders)
          if (status === 'paid') expect(shop.provider.paid.has(orderId)).toBe(true);
        expect(new Set(store.announced.map(({ name, orderId }) => name + orderId)).size).toBe(
          store.announced.length,
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** Orders whose goods were sold: paid, and paid before their money went back. */
const sold = (store: MemoryStore): number =>
  [...store.orders.values()].filter(({ timeline }) => timeline.some(({ status }) => status === 'paid'))
    .length;
