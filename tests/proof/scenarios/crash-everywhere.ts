import { type Boundary, boundariesIn, crashAt, nameOf, stepsOf } from '../boundaries.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { comeToRest } from '../rest.ts';
import type { Outcome, RunOptions, Scenario } from '../scenario.ts';
import { cancel, watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, payWhenShown, pixOf, type Stage, setStage } from '../stage.ts';
import { callsSince, lastCall, misbehave, noFaults, setFaults, struckBy, type World } from '../world.ts';

/** The ways in which an order can go through its workflow; together they enter every state of it. */
type Way = { name: string; walk: (stage: Stage) => Promise<void> };

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
    walk: async (stage) => {
      await misbehave(stage.world, { refuse: 'rejected_by_issuer', failNext: { count: 1, status: 400 } });
      const placed = await order(stage, basket);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
      await misbehave(stage.world, {});
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

const recordClean = async (world: World, way: Way): Promise<Boundary[]> => {
  const stage = await setStage(world);
  const since = await lastCall(world);
  await way.walk(stage);
  await comeToRest(world, stage.earlier, boundMs(world));
  return boundariesIn(await callsSince(world, since));
};

/** A cold function reads what a warm one remembers: who must read is killed first, wherever that may be. */
const coolDown = async (stage: Stage, way: Way, { function: name }: Boundary): Promise<void> => {
  await setFaults(stage.world, {
    rules: [{ id: 'cool', where: { function: name }, fault: { kind: 'crash', after: false }, count: 1 }],
  });
  await way.walk(stage);
};

/** True when the function died there. */
const crashOnce = async (stage: Stage, way: Way, boundary: Boundary): Promise<boolean> => {
  await setFaults(stage.world, crashAt(boundary));
  await way.walk(stage);
  const rest = await comeToRest(stage.world, stage.earlier, boundMs(stage.world), ['emails']);
  const struck = (await struckBy(stage.world)).crash ?? 0;
  await noFaults(stage.world);
  return struck > 0 && rest.books.orders.length > 0;
};

type Tried = { boundaries: number; violations: Violation[]; functions: Set<string> };

const crashAlong = async (
  world: World,
  way: Way,
  boundaries: readonly Boundary[],
  say: RunOptions['say'],
): Promise<Violation[]> => {
  const found: Violation[] = [];
  for (const boundary of boundaries) {
    const stage = await setStage(world);
    let struck = await crashOnce(stage, way, boundary);
    if (!struck) {
      await coolDown(stage, way, boundary);
      struck = await crashOnce(stage, way, boundary);
    }
    const rest = await comeToRest(world, stage.earlier, boundMs(world), ['emails']);
    const { violations, books } = await judge(stage, rest);
    const ends = books.orders.map(({ status }) => status).join(', ');
    say(`${way.name}: ${nameOf(boundary)}: ${struck ? ends : 'not reached'} (${rest.afterMs} ms)`);
    found.push(
      ...violations.map(({ invariant, detail }) =>
        broken(invariant, `${way.name}, ${nameOf(boundary)}: ${detail}`),
      ),
    );
    if (!struck) found.push(broken('orders-end', `${way.name}: ${nameOf(boundary)} was never reached`));
  }
  return found;
};

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
