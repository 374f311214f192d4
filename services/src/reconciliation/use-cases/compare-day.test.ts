import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryTasks } from '../adapters/tasks.memory.ts';
import type { Books } from '../domain/books.ts';
import { type Day, daysBefore } from '../domain/day.ts';
import type { Run } from '../domain/run.ts';
import { booksOf, now, paidStory, type Story, waitingStory } from '../domain/sample-books.ts';
import type { ComparePorts, Span } from '../ports.ts';
import { compareDay } from './compare-day.ts';

const one = (arbitrary: fc.Arbitrary<Story>): Story => {
  const [story] = fc.sample(arbitrary, 1);
  if (!story) throw new Error('no story');
  return structuredClone(story);
};

const DAY: Day = '2026-11-24';

const noonOf = (day: Day): Date => new Date(`${day}T15:00:00.000Z`);

/** A shop of which all happened on one day; `listed` are the charges that the provider made on it. */
const shopOf = (books: Books, listed = books.charges) => {
  const metrics: [string, number][] = [];
  const runs = new Map<Day, Run>();
  const settled: (() => void)[] = [];
  const orderIds = books.orders.map(({ orderId }) => orderId as OrderId);
  const asked = { lists: 0, single: 0, underWay: [] as OrderId[] };
  const isOn = ({ from, to }: Span) => from <= noonOf(DAY) && noonOf(DAY) < to;
  const ports: ComparePorts = {
    clock: () => now,
    tasks: memoryTasks(),
    settleDown: async () => {
      for (const happen of settled) happen();
    },
    money: {
      ordersBooked: async (day) => (day === DAY ? orderIds : []),
      chargesMade: async (span) => {
        asked.lists += 1;
        return isOn(span) ? [...listed] : [];
      },
      underWay: async () => asked.underWay,
      charge: async (id) => {
        asked.single += 1;
        return books.charges.find(({ pspOrderId }) => pspOrderId === id);
      },
      ofOrder: async (orderId) => ({
        attempts: books.attempts.filter((attempt) => attempt.orderId === orderId),
        entries: books.entries.filter((entry) => entry.orderId === orderId),
      }),
    },
    orders: {
      placedIn: async (span) => (isOn(span) ? orderIds : []),
      find: async (id) => books.orders.find(({ orderId }) => orderId === id),
      awaitingSince: async () => [],
      held: async () => books.held,
    },
    stock: { all: async () => [...books.stock] },
    runs: {
      save: async (run) => void runs.set(run.day, run),
      find: async (day) => runs.get(day),
    },
    watch: {
      differences: (kind, count) => metrics.push([kind, count]),
      swept: () => undefined,
      brokeOff: () => undefined,
    },
  };
  return { ports, metrics, runs, asked, meanwhile: (happen: () => void) => settled.push(happen) };
};

const open = async ({ tasks }: ComparePorts): Promise<string[]> =>
  (await tasks.list('open', 100)).map(({ taskId }) => taskId);

describe('comparing a day', () => {
  test('of honest books leaves a result and nothing to do', async () => {
    const { ports, metrics, runs } = shopOf(
      booksOf([one(paidStory(newOrderId())), one(waitingStory(newOrderId()))]),
    );
    const run = await compareDay(ports)('2026-11-24');
    expect(run).toMatchObject({
      compared: { orders: 2, charges: 2, attempts: 2, stock: 3 },
      differences: {},
    });
    expect(runs.get('2026-11-24')).toEqual(run);
    expect(await open(ports)).toEqual([]);
    expect(metrics).toEqual([]);
  });

  test('makes one task and one count of a difference, however often it runs', async () => {
    const story = one(waitingStory(newOrderId()));
    Object.assign(story.charges[0] ?? {}, { state: 'taken', paidCents: story.order.totalCents });
    const { ports, metrics } = shopOf(booksOf([story]));
    await compareDay(ports)('2026-11-24');
    expect((await compareDay(ports)('2026-11-24')).differences).toEqual({ capture_unbooked: 1 });
    expect(await open(ports)).toEqual([`capture_unbooked.${story.charges[0]?.pspOrderId}`]);
    expect(metrics).toEqual([
      ['capture_unbooked', 1],
      ['capture_unbooked', 1],
    ]);
  });

  test('asks the provider for charges of other days that the day moved', async () => {
    const { ports } = shopOf(booksOf([one(paidStory(newOrderId()))]), []);
    expect((await compareDay(ports)('2026-11-24')).differences).toEqual({});
  });

  test('does not believe what was under way while it read', async () => {
    const story = one(paidStory(newOrderId()));
    const charge = story.charges[0];
    if (!charge) throw new Error('no charge');
    const taken = { ...charge };
    Object.assign(charge, { state: 'open', paidCents: 0 });
    const { ports, meanwhile } = shopOf(booksOf([story]));
    meanwhile(() => Object.assign(charge, taken));
    expect((await compareDay(ports)('2026-11-24')).differences).toEqual({});
    expect(await open(ports)).toEqual([]);
  });

  test('tells of a charge whose reference is no order of ours', async () => {
    const charge = {
      pspOrderId: 'ORD-X',
      reference: 'something else',
      state: 'taken',
      amountCents: 100,
      paidCents: 100,
      refundedCents: 0,
      chargedBack: false,
    } as const;
    const { ports } = shopOf({ ...booksOf([]), charges: [charge] });
    await compareDay(ports)('2026-11-24');
    expect(await ports.tasks.list('open', 10)).toMatchObject([{ taskId: 'missing_here.ORD-X', found: 100 }]);
  });
});

describe('what befalls a sale after its day', () => {
  const chargedBack = () => {
    const story = one(paidStory(newOrderId()));
    const [charge] = story.charges;
    if (!charge) throw new Error('no charge');
    charge.chargedBack = true;
    return { ...shopOf(booksOf([story])), taskId: `chargeback_unknown.${charge.pspOrderId}` };
  };

  test('is found on the day after', async () => {
    const { ports, taskId } = chargedBack();
    await compareDay(ports)(daysBefore(DAY, -1));
    expect(await open(ports)).toEqual([taskId]);
  });

  test.each([8, 30, 120, 170])('is found within a week on day %i', async (age) => {
    const { ports, taskId } = chargedBack();
    for (let later = 0; later < 7; later += 1) await compareDay(ports)(daysBefore(DAY, -(age + later)));
    expect(await open(ports)).toEqual([taskId]);
  });

  test('is found when it is money for an attempt that had been closed', async () => {
    const story = one(waitingStory(newOrderId()));
    Object.assign(story.order, { money: 'returned' });
    Object.assign(story.charges[0] ?? {}, { state: 'taken', paidCents: story.order.totalCents });
    const { ports } = shopOf({ ...booksOf([story]), stock: [] });
    await compareDay(ports)(daysBefore(DAY, -3));
    expect(await open(ports)).toEqual([`capture_unbooked.${story.charges[0]?.pspOrderId}`]);
  });

  test('costs the provider a few dozen lists, and no call for each sale', async () => {
    const { ports, asked } = shopOf(booksOf([one(paidStory(newOrderId()))]));
    expect(await compareDay(ports)(daysBefore(DAY, -7))).toMatchObject({
      compared: { charges: 1 },
      differences: {},
    });
    expect(asked).toMatchObject({ lists: 33, single: 0 });
  });

  test('is found when a refund is on its way for longer than a bank may take, however old the sale', async () => {
    const story = one(paidStory(newOrderId()));
    Object.assign(story.order, { money: 'returned' });
    const { ports, asked } = shopOf({ ...booksOf([story]), stock: [] });
    asked.underWay.push(story.order.orderId as OrderId);
    await compareDay(ports)(daysBefore(DAY, -300));
    expect(await open(ports)).toEqual([`order_unpaid_but_captured.${story.order.orderId}`]);
  });
});
