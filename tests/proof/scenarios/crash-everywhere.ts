import type { PlanSent } from '@loja/local/faults/rules.ts';
import { type Boundary, boundariesIn, crashAt, nameOf, stepsOf } from '../boundaries.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { comeToRest } from '../rest.ts';
import type { Outcome, RunOptions, Scenario } from '../scenario.ts';
import { cancel, watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, payWhenShown, pixOf, type Stage, setStage } from '../stage.ts';
import { callsSince, lastCall, misbehave, setFaults, struckBy, type World } from '../world.ts';

/** The ways in which an order can go through its workflow; together they enter every state of it. */
type Way = {
  name: string;
  /** What the provider does wrong on this way. */
  provider?: Record<string, unknown>;
  walk: (stage: Stage) => Promise<void>;
};

const basket = { 'DIAM-250-GRAOS': 1 };

const ways: readonly Way[] = [
  {
    name: 'paid',
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await payWhenShown(stage, placed);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
    },
  },
  {
    name: 'refused by the provider',
    provider: { failNext: { count: 10_000, status: 400 } },
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
    },
  },
  {
    name: 'cancelled by the shopper',
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await pixOf(stage, placed);
      await cancel(stage.world, placed).catch(() => undefined);
      await cancel(stage.world, placed).catch(() => undefined);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
    },
  },
  {
    name: 'never paid',
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
    },
  },
];

const begin = async (world: World, { provider }: Way): Promise<Stage> => {
  const stage = await setStage(world);
  if (provider) await misbehave(world, provider);
  return stage;
};

/** Kills each of them once at its first call, so that it begins anew: a cold function reads what a warm one knows. */
const coolers = (functions: Iterable<string>): NonNullable<PlanSent['rules']> =>
  [...new Set(functions)].map((name) => ({
    id: `cool ${name}`,
    where: { function: name, index: 0 },
    fault: { kind: 'crash' },
    // Several of an HTTP function may be warm; one that the bus calls is tried three times only.
    count: name.includes('-http-') ? 2 : 1,
  }));

/** The boundaries that a run shows in which nothing goes wrong, and one in which every function begins cold. */
const recordClean = async (world: World, way: Way): Promise<Boundary[]> => {
  const stage = await begin(world, way);
  // Letters of earlier ways would be recorded as calls of this one.
  await comeToRest(world, stage.earlier, boundMs(world));
  const since = await lastCall(world);
  await way.walk(stage);
  await comeToRest(world, stage.earlier, boundMs(world));
  const warm = boundariesIn(await callsSince(world, since));
  await setFaults(world, { rules: coolers(warm.map(({ function: name }) => name)) });
  await way.walk(stage);
  await comeToRest(world, stage.earlier, boundMs(world));
  return boundariesIn(await callsSince(world, since));
};

/** Boundaries that are tried at the same time, an order for each: at most one of each function, which dies once. */
const batchesOf = (boundaries: readonly Boundary[]): Boundary[][] => {
  const batches: Boundary[][] = [];
  for (const boundary of boundaries) {
    const free = batches.find((batch) => batch.every((other) => other.function !== boundary.function));
    if (free) free.push(boundary);
    else batches.push([boundary]);
  }
  return batches;
};

type Crashed = { violations: Violation[]; unreached: Boundary[] };

/** An order for each boundary; `cold` lets each function begin anew before. */
const crash = async (
  world: World,
  way: Way,
  batch: readonly Boundary[],
  { cold, say }: { cold: boolean; say: RunOptions['say'] },
): Promise<Crashed> => {
  const stage = await begin(world, way);
  await setFaults(world, {
    rules: [...batch.map(crashAt), ...(cold ? coolers(batch.map((one) => one.function)) : [])],
  });
  await Promise.all(batch.map(() => way.walk(stage)));
  const rest = await comeToRest(world, stage.earlier, boundMs(world), ['emails']);
  const struck = await struckBy(world);
  const { books, violations } = await judge(stage, rest);
  const unreached = batch.filter((boundary) => !struck[nameOf(boundary)]);
  const ends = books.orders.map(({ status }) => status).join(', ');
  for (const boundary of batch)
    say(`${way.name}: ${nameOf(boundary)}${unreached.includes(boundary) ? ' (not reached)' : ''}`);
  say(`  orders: ${ends}`);
  const where = batch.map(nameOf).join('; ');
  return {
    unreached,
    violations: violations.map(({ invariant, detail }) =>
      broken(invariant, `${way.name}, ${where}: ${detail}`),
    ),
  };
};

const crashAlong = async (
  world: World,
  way: Way,
  boundaries: readonly Boundary[],
  say: RunOptions['say'],
): Promise<Violation[]> => {
  const found: Violation[] = [];
  const missed: Boundary[] = [];
  for (const batch of batchesOf(boundaries)) {
    const { violations, unreached } = await crash(world, way, batch, { cold: false, say });
    found.push(...violations);
    missed.push(...unreached);
  }
  for (const batch of batchesOf(missed)) {
    const { violations, unreached } = await crash(world, way, batch, { cold: true, say });
    found.push(...violations);
    // A repeated operation may have been that of a second message in the same batch, which chance brought together.
    for (const boundary of unreached.filter(({ occurrence }) => occurrence === 0))
      found.push(broken('orders-end', `${way.name}: ${nameOf(boundary)} was never reached`));
  }
  return found;
};

type Tried = { boundaries: number; violations: Violation[]; functions: Set<string> };

/** Of a way, what no way before it has shown; the short run takes every so many of them. */
const fresh = (boundaries: readonly Boundary[], known: Set<string>): Boundary[] => {
  const left = boundaries.filter((boundary) => !known.has(nameOf(boundary)));
  for (const boundary of left) known.add(nameOf(boundary));
  return left;
};

const run = async (world: World, { seed, size, say }: RunOptions): Promise<Outcome> => {
  const tried: Tried = { boundaries: 0, violations: [], functions: new Set() };
  const known = new Set<string>();
  const stride = size === 'short' ? 8 : 1;
  let found = 0;
  for (const way of ways) {
    const all = fresh(await recordClean(world, way), known);
    for (const { function: name } of all) tried.functions.add(name);
    found += all.length;
    const chosen = all.filter((_, at) => (at + seed) % stride === 0);
    say(`${way.name}: ${all.length} new boundaries, ${chosen.length} of them tried`);
    tried.boundaries += chosen.length;
    tried.violations.push(...(await crashAlong(world, way, chosen, say)));
  }
  const unseen = [...(await stepsOf(world))].filter(([, name]) => !tried.functions.has(name));
  return {
    violations: [
      ...tried.violations,
      ...unseen.map(([state, name]) => broken('orders-end', `no way enters ${state} (${name})`)),
    ],
    facts: {
      'boundaries found': found,
      'boundaries tried': tried.boundaries,
      functions: tried.functions.size,
    },
  };
};

export const crashEverywhere: Scenario = {
  name: 'crash-everywhere',
  title: 'A function dies at each boundary of the order’s way',
  experiences: [
    {
      fault: 'A function is killed before or after any of its calls, from the placing to the last e-mail',
      shopper: 'The order goes on within seconds to minutes, or ends with its money given back',
    },
  ],
  shape: { short: 'every eighth boundary', full: 'every boundary, before and after' },
  run,
};
