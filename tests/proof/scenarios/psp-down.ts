import { setTimeout as pause } from 'node:timers/promises';
import { throwDice } from '@loja/local/faults/dice.ts';
import type { Books } from '../books.ts';
import { met } from '../checkers/met.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { readBooks } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { look, type Placed, type View, watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import {
  type Call,
  callsSince,
  lastCall,
  misbehave,
  noFaults,
  providerCalls,
  setFaults,
  type World,
} from '../world.ts';

/** Half of the time it answers 503, half of the time not at all. */
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

/** However many orders wait: each asks at a moment of its own. Some thirty waited when this was measured, at most 11. */
const MOST_CALLS_A_SECOND = 15;

/** The first letter of an order has so long to be sent. */
const LETTER_MS = 8_000;

const coffees = ['DIAM-250-GRAOS', 'DIAM-250-COADO'];

type Met = { placed: Placed; atMs: number; view: View | undefined };

/** Buys, and looks at the order's page a moment later. */
const buyAndLook = async (stage: Stage, seed: number, at: number): Promise<Met> => {
  const sku = coffees[Math.floor(throwDice(seed, 'basket', at) * coffees.length)] ?? 'DIAM-250-GRAOS';
  const placed = await order(stage, { [sku]: 1 });
  const atMs = Date.now();
  await pause(throwDice(seed, 'look', at) * 1_500);
  return { placed, atMs, view: await look(stage.world, placed) };
};

const buyers = async (stage: Stage, seed: number, untilMs: number, everyMs: number): Promise<Met[]> => {
  const all: Promise<Met>[] = [];
  while (Date.now() < untilMs) {
    all.push(buyAndLook(stage, seed, all.length));
    await pause(everyMs * (0.5 + throwDice(seed, 'pace', all.length)));
  }
  return Promise.all(all);
};

const refusing = (world: World, seconds: number) => misbehave(world, { downSeconds: seconds });

/** Calls are taken, their work is done, and nobody ever hears of it. */
const hanging = (world: World) =>
  setFaults(world, {
    rules: [{ id: 'hangs', where: { target: 'psp' }, fault: { kind: 'hang', ms: 20_000, after: true } }],
  });

/** The two kinds of being down, in the seed's order. */
const beDown = async (world: World, seed: number, seconds: number): Promise<void> => {
  const hangsFirst = seed % 2 === 0;
  for (const hangs of [hangsFirst, !hangsFirst]) {
    if (hangs) await hanging(world);
    else await refusing(world, seconds / 2);
    await pause((seconds / 2) * 1000);
    await noFaults(world);
    await misbehave(world, {});
  }
};

const busiestSecond = (calls: readonly Call[]): number =>
  Math.max(
    0,
    ...[...Map.groupBy(calls, ({ at }) => at.slice(0, 19)).values()].map((second) => second.length),
  );

/** `calls` are all that functions sent to the provider, answered or not. */
const storms = async (world: World, calls: readonly Call[], downAt: number, backAt: number) => {
  const meanwhile = (await providerCalls(world, downAt)).filter(({ instant }) => instant < backAt);
  const most = busiestSecond(calls);
  return [
    ...[...Map.groupBy(meanwhile, ({ reference }) => reference)]
      .filter(([, all]) => all.length > MOST_CALLS_PER_ORDER)
      .map(([reference, all]) =>
        broken('calls-bounded', `${reference}: ${all.length} calls while it was down`),
      ),
    ...(most > MOST_CALLS_A_SECOND ? [broken('calls-bounded', `${most} calls in one second`)] : []),
  ];
};

/** The page shows the order and says that its code is being made, or that it ended; the first letter has come. */
const toldMeanwhile = (all: readonly Met[], { mails }: Pick<Books, 'mails'>, nowMs: number): Violation[] =>
  all.flatMap(({ placed: { orderId }, view, atMs }) => {
    const isShown =
      view !== undefined &&
      (view.status === 'cancelled' ||
        (view.status === 'awaiting_payment' && (view.payment.status === 'preparing' || view.payment.pix)));
    const hasLetter = mails.some(
      (mail) => mail.orderId === orderId && mail.subject.startsWith('Recebemos seu pedido'),
    );
    const said = (what: string) =>
      broken('buyers-are-told', `${orderId}, while the provider was down: ${what}`);
    return [
      ...(isShown ? [] : [said(`its page said ${JSON.stringify(view)}`)]),
      ...(hasLetter || nowMs - atMs < LETTER_MS ? [] : [said('no letter')]),
    ];
  });

/** Those who were there before, meanwhile and after, each until their order has ended. */
const settleAll = async (stage: Stage, all: readonly Placed[]): Promise<void> => {
  await Promise.all(
    all.map(async (placed) => {
      await payWhenShown(stage, placed);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
    }),
  );
};

const some = (stage: Stage): Promise<Placed[]> =>
  Promise.all([1, 2, 3].map(() => order(stage, { 'DIAM-250-GRAOS': 1 })));

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const { downSeconds, everyMs } = sizes[size];
  const stage = await setStage(world, history);
  const since = await lastCall(world);
  const before = await some(stage);
  // Between nothing and everything of an order's way is done when the provider goes.
  await pause(throwDice(seed, 'goes down') * 3_000);
  const downAt = Date.now();
  const backAt = downAt + downSeconds * 1000;
  const [during] = await Promise.all([
    buyers(stage, seed, backAt - 2_000, everyMs),
    beDown(world, seed, downSeconds),
  ]);
  const told = toldMeanwhile(during, await readBooks(world, stage.earlier), Date.now());
  say(`${during.length} orders placed while the provider was down`);
  const after = await some(stage);
  await settleAll(stage, [...before, ...during.map(({ placed }) => placed), ...after]);
  const { books, violations, afterMs } = await judge(stage);
  const calls = (await callsSince(world, since)).filter(({ target }) => target === 'psp');
  const inState = (orders: readonly Placed[], ...states: string[]) =>
    books.orders.filter(
      (row) => states.includes(row.status) && orders.some(({ orderId }) => orderId === row.orderId),
    ).length;
  const placed = during.map((one) => one.placed);
  const unserved = after.length - inState(after, 'paid');
  return {
    violations: [
      ...violations,
      ...told,
      ...(await storms(world, calls, downAt, backAt)),
      ...(unserved === 0
        ? []
        : [broken('orders-end', `${unserved} of those who came after were not served`)]),
      ...met([
        { what: 'orders placed meanwhile', seen: during.length, least: downSeconds / 5 },
        { what: 'calls that hung', seen: calls.filter(({ decision }) => decision).length, least: 2 },
        { what: 'calls answered 503', seen: calls.filter(({ status }) => status === 503).length, least: 2 },
      ]),
    ],
    facts: {
      'seconds down': downSeconds,
      'orders placed meanwhile': during.length,
      'of them paid': inState(placed, 'paid'),
      'of them ended unpaid': inState(placed, 'cancelled', 'expired'),
      'calls of the provider': calls.length,
      'most for one order (bound)': MOST_CALLS_PER_ORDER,
      'busiest second': busiestSecond(calls),
      'most in a second (bound)': MOST_CALLS_A_SECOND,
      'rest ms': afterMs,
    },
  };
};

export const pspDown: Scenario = {
  name: 'psp-down',
  title: 'The payment provider is down while people buy',
  experiences: [
    {
      fault: 'The payment provider is down during load: it answers 503, then not at all',
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
