import { shuffled, throwDice } from '@loja/local/faults/dice.ts';
import type { Order } from '../books.ts';
import { type Least, met } from '../checkers/met.ts';
import { broken } from '../checkers/violation.ts';
import { logLines } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { type Placed, watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import { setClocks, type World } from '../world.ts';

type Skews = Readonly<Record<string, number>>;

/** Functions that run for every order, paid or not, and so must be seen with a wrong clock when all are wrong. */
const everywhere = [
  'ordering-http-customer',
  'payments-step-request-payment',
  'payments-on-payment-notification',
  'ordering-confirm-order',
  'ordering-expire-order',
];

/** Which clocks are wrong, and in which direction; by how much, up to five minutes, is the seed's choice. */
const directions: readonly Skews[] = [
  { '*': 1 },
  { '*': -1 },
  { 'payments-step-request-payment': 1, 'payments-on-payment-notification': -1 },
  { 'ordering-http-customer': -1, 'ordering-expire-order': 1, 'ordering-confirm-order': -1 },
];

const skewsOf = (seed: number, sets: number): Skews[] =>
  shuffled(seed, directions)
    .slice(0, sets)
    .map((set, at) =>
      Object.fromEntries(
        Object.entries(set).map(([name, way]) => [
          name,
          way * Math.round((2 + 3 * throwDice(seed, 'skew', at, name)) * 60_000),
        ]),
      ),
    );

const sizes: Readonly<Record<Size, { sets: number; orders: number }>> = {
  short: { sets: 1, orders: 4 },
  full: { sets: directions.length, orders: 6 },
};

const baskets = ['DIAM-250-GRAOS', 'DIAM-250-COADO', 'DIAM-250-ESPRESSO'];

type Lived = { placed: Placed[]; paid: Placed[]; sawWrongClock: Least[] };

/** Whoever keeps the log writes a line down when the function has ended: seconds later, not minutes. */
const isOff = (message: string, at: number, skew: number): boolean => {
  const told = /"timestamp":"([^"]+)"/.exec(message)?.[1];
  return told !== undefined && Math.abs(Date.parse(told) - at - skew) < 60_000;
};

/** For each function whose clock was wrong, the lines that show it. */
const sightings = async (world: World, skews: Skews, sinceMs: number): Promise<Least[]> => {
  const lines = await logLines(world, sinceMs);
  const names = '*' in skews ? everywhere : Object.keys(skews);
  return names.map((name) => {
    const skew = skews[name] ?? skews['*'] ?? 0;
    const seen = lines.filter(
      ({ group, message, at }) => group.endsWith(`/${name}`) && isOff(message, at, skew),
    ).length;
    return { what: `lines of ${name} with a clock wrong by ${Math.round(skew / 1000)} s`, seen, least: 1 };
  });
};

/** Every second order is paid, the others expire; all of it under the same wrong clocks. */
const live = async (stage: Stage, skews: Skews, orders: number, seed: number): Promise<Lived> => {
  const { world } = stage;
  const sinceMs = Date.now();
  await setClocks(world, skews);
  const lived = await Promise.all(
    Array.from({ length: orders }, async (_, at) => {
      const sku = baskets[Math.floor(throwDice(seed, 'basket', at) * baskets.length)] ?? 'DIAM-250-GRAOS';
      const placed = await order(stage, { [sku]: 1 });
      const isPaid = at % 2 === 0 && (await payWhenShown(stage, placed));
      await watch(world, placed, hasEnded, boundMs(world));
      return { placed, isPaid };
    }),
  );
  return {
    placed: lived.map(({ placed }) => placed),
    paid: lived.filter(({ isPaid }) => isPaid).map(({ placed }) => placed),
    sawWrongClock: await sightings(world, skews, sinceMs),
  };
};

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const { sets, orders } = sizes[size];
  const stage = await setStage(world, history);
  const lived: Lived[] = [];
  for (const [at, skews] of skewsOf(seed, sets).entries()) {
    lived.push(await live(stage, skews, orders, seed + at));
    say(`clocks wrong by ${JSON.stringify(skews)}: lived through`);
  }
  const { books, violations } = await judge(stage);
  await setClocks(world, {});
  const statusOf = ({ orderId }: Placed): Order['status'] | undefined =>
    books.orders.find((row) => row.orderId === orderId)?.status;
  const paid = lived.flatMap((one) => one.paid);
  const unpaid = lived.flatMap((one) => one.placed).filter((one) => !paid.includes(one));
  return {
    violations: [
      ...violations,
      ...paid
        .filter((one) => statusOf(one) !== 'paid')
        .map((one) => broken('money-is-goods', `${one.orderId} was paid and is ${statusOf(one)}`)),
      ...unpaid
        .filter((one) => statusOf(one) !== 'expired')
        .map((one) => broken('orders-end', `${one.orderId} was never paid and is ${statusOf(one)}`)),
      ...met([
        ...lived.flatMap(({ sawWrongClock }) => sawWrongClock),
        { what: 'orders paid', seen: paid.length, least: sets },
        { what: 'orders expired', seen: unpaid.length, least: sets },
      ]),
    ],
    facts: { 'sets of clocks': sets, paid: paid.length, expired: unpaid.length },
  };
};

export const clockSkew: Scenario = {
  name: 'clock-skew',
  title: 'The clocks of functions are wrong by minutes',
  experiences: [
    {
      fault: 'The clock of all functions, or of some, is wrong by up to five minutes',
      shopper: 'Nothing: what is paid is paid, what is not expires in its time',
    },
  ],
  shape: { short: 'one set of clocks', full: '4 sets of clocks' },
  run,
};
