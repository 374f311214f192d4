import { setTimeout as pause } from 'node:timers/promises';
import { broken, type Violation } from '../checkers/violation.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { type Placed, watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import { misbehave, providerCalls, type World } from '../world.ts';

const sizes: Readonly<Record<Size, { downSeconds: number; everyMs: number }>> = {
  short: { downSeconds: 20, everyMs: 2_500 },
  full: { downSeconds: 60, everyMs: 2_000 },
};

/**
 * For one order while the provider is down: the step five times (the workflow's four retries), each with the
 * adapter's two tries, and an ending that asks for the truth about once every doubling of two seconds, again two by two
 * and twice an ending (read, then close).
 */
const MOST_CALLS_PER_ORDER = 5 * 2 + 6 * 4;

/** What comes when the provider is back must not come all at once: two calls a second for each that waits. */
const MOST_CALLS_A_SECOND_PER_ORDER = 2;

const buyers = async (stage: Stage, untilMs: number, everyMs: number): Promise<Placed[]> => {
  const orders: Promise<Placed>[] = [];
  while (Date.now() < untilMs) {
    orders.push(order(stage, { 'DIAM-250-GRAOS': 1 }));
    await pause(everyMs);
  }
  return Promise.all(orders);
};

type Called = { instant: number; reference: string };

const busiestSecond = (calls: readonly Called[]): number =>
  Math.max(
    0,
    ...[...Map.groupBy(calls, ({ instant }) => Math.floor(instant / 1000)).values()].map((c) => c.length),
  );

const storms = (calls: readonly Called[], waiting: number, backAt: number): Violation[] => {
  const byOrder = Map.groupBy(
    calls.filter(({ instant }) => instant < backAt),
    ({ reference }) => reference,
  );
  const most = Math.max(2, waiting * MOST_CALLS_A_SECOND_PER_ORDER);
  const onReturn = busiestSecond(
    calls.filter(({ instant }) => instant >= backAt && instant < backAt + 5_000),
  );
  return [
    ...[...byOrder]
      .filter(([, all]) => all.length > MOST_CALLS_PER_ORDER)
      .map(([reference, all]) =>
        broken('calls-bounded', `${reference}: ${all.length} calls while it was down`),
      ),
    ...(onReturn > most ? [broken('calls-bounded', `${onReturn} calls in a second of its return`)] : []),
  ];
};

const run = async (world: World, { size, say }: RunOptions): Promise<Outcome> => {
  const { downSeconds, everyMs } = sizes[size];
  const stage = await setStage(world);
  const before = await Promise.all([1, 2, 3].map(() => order(stage, { 'DIAM-250-GRAOS': 1 })));
  const downAt = Date.now();
  const backAt = downAt + downSeconds * 1000;
  await misbehave(world, { downSeconds });
  const during = await buyers(stage, backAt, everyMs);
  const calls = await providerCalls(world, downAt);
  say(`${during.length} orders placed while the provider was down, ${calls.length} calls of it`);
  const after = await Promise.all([1, 2, 3].map(() => order(stage, { 'DIAM-250-GRAOS': 1 })));
  await Promise.all([...before, ...during, ...after].map((placed) => payWhenShown(stage, placed)));
  await Promise.all(after.map((placed) => watch(world, placed, hasEnded, boundMs(world))));
  const all = await providerCalls(world, downAt);
  const { books, violations, rested, afterMs } = await judge(stage);
  const ended = (orders: readonly Placed[], status: string) =>
    books.orders.filter(
      (row) => row.status === status && orders.some(({ orderId }) => orderId === row.orderId),
    );
  const unserved = after.length - ended(after, 'paid').length;
  return {
    violations: [
      ...violations,
      ...storms(all, before.length + during.length, backAt),
      ...(rested ? [] : [broken('orders-end', 'the shop had not come to rest within its bound')]),
      ...(unserved === 0
        ? []
        : [broken('orders-end', `${unserved} of those who came after were not served`)]),
    ],
    facts: {
      'seconds down': downSeconds,
      'orders placed meanwhile': during.length,
      'of them paid': ended(during, 'paid').length,
      'of them ended unpaid': ended(during, 'cancelled').length + ended(during, 'expired').length,
      'calls of the provider meanwhile': calls.length,
      'most for one order (bound)': MOST_CALLS_PER_ORDER,
      'busiest second': busiestSecond(all),
      'rest ms': afterMs,
    },
  };
};

export const pspDown: Scenario = {
  name: 'psp-down',
  title: 'The payment provider is down while people buy',
  experiences: [
    {
      fault: 'The payment provider is down during load',
      shopper:
        'The order is taken at once and shows its Pix when there is one; else it ends and says so; nothing is charged',
    },
    {
      fault: 'The payment provider comes back',
      shopper: 'Who still waits gets a code; no rush of our own calls upon it',
    },
  ],
  shape: { short: '20 s down', full: '60 s down' },
  run,
};
