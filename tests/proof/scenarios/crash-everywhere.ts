import { throwDice } from '@loja/local/faults/dice.ts';
import type { PlanSent } from '@loja/local/faults/rules.ts';
import {
  type Boundary,
  boundariesIn,
  crashAt,
  deployedWorkflow,
  nameOf,
  statesEntered,
} from '../boundaries.ts';
import { oneEffect } from '../checkers/effects.ts';
import { nothingLost } from '../checkers/endings.ts';
import { buyersAreTold } from '../checkers/letters.ts';
import { met } from '../checkers/met.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { comeToRest } from '../rest.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { boundMs, excusedLetters, judge, type Stage, setStage } from '../stage.ts';
import { edgesOf, edgesWalked, functionsOf } from '../workflow-graph.ts';
import { callsSince, lastCall, misbehave, setFaults, struckBy, type World } from '../world.ts';
import { type Way, ways } from './ways.ts';

/** What a run keeps from its beginning to its end, over the stages of all its crashes. */
type Campaign = {
  options: RunOptions;
  whole: Stage;
  found: Violation[];
  reached: Boundary[];
  unreached: Boundary[];
  /** Letters that may have come twice, by the crashes of their sender. */
  excused: number;
};

const begin = async ({ options, whole }: Campaign, { provider }: Way): Promise<Stage> => {
  const stage = await setStage(whole.world, options.history);
  if (provider) await misbehave(whole.world, provider);
  return stage;
};

const known = ({ whole }: Campaign, stage: Stage): void => {
  for (const orderId of stage.known) whole.known.add(orderId);
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

/**
 * The boundaries that a run shows in which nothing goes wrong, and one in which every function begins cold: a short run
 * leaves that out.
 */
const recordClean = async (campaign: Campaign, way: Way): Promise<Boundary[]> => {
  const { whole, options } = campaign;
  const { world } = whole;
  const stage = await begin(campaign, way);
  // Letters of earlier ways would be recorded as calls of this one.
  await comeToRest(world, stage.earlier, boundMs(world));
  const since = await lastCall(world);
  const walk = async () => {
    campaign.found.push(...(await way.walk(stage)));
    await comeToRest(world, stage.earlier, boundMs(world));
  };
  await walk();
  if (options.size === 'full') {
    const warm = boundariesIn(await callsSince(world, since));
    await setFaults(world, { rules: coolers(warm.map(({ function: name }) => name)) });
    await walk();
  }
  campaign.excused += await excusedLetters(world);
  known(campaign, stage);
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

/** An order for each boundary; `cold` lets each function begin anew before. Answers what was not reached. */
const crash = async (
  campaign: Campaign,
  way: Way,
  batch: readonly Boundary[],
  cold: boolean,
): Promise<Boundary[]> => {
  const { world } = campaign.whole;
  const { say } = campaign.options;
  const stage = await begin(campaign, way);
  await setFaults(world, {
    rules: [...batch.map(crashAt), ...(cold ? coolers(batch.map((one) => one.function)) : [])],
  });
  const strayed = (await Promise.all(batch.map(() => way.walk(stage)))).flat();
  // A letter whose sender died waits out the lease of a minute: letters are judged when all crashes are over.
  const rest = await comeToRest(world, stage.earlier, boundMs(world), ['emails', 'contracts']);
  const struck = await struckBy(world);
  campaign.excused += await excusedLetters(world);
  const { books, violations } = await judge(stage, { rest, lettersAreDue: false });
  const unreached = batch.filter((boundary) => !struck[nameOf(boundary)]);
  for (const boundary of batch)
    say(`${way.name}: ${nameOf(boundary)}${unreached.includes(boundary) ? ' (not reached)' : ''}`);
  say(`  orders: ${books.orders.map(({ status }) => status).join(', ')}`);
  const where = batch.map(nameOf).join('; ');
  campaign.found.push(
    ...[...strayed, ...violations].map(({ invariant, detail }) =>
      broken(invariant, `${way.name}, ${where}: ${detail}`),
    ),
  );
  campaign.reached.push(...batch.filter((boundary) => !unreached.includes(boundary)));
  known(campaign, stage);
  return unreached;
};

const crashAlong = async (campaign: Campaign, way: Way, boundaries: readonly Boundary[]): Promise<void> => {
  const missed: Boundary[] = [];
  for (const batch of batchesOf(boundaries)) missed.push(...(await crash(campaign, way, batch, false)));
  for (const batch of batchesOf(missed))
    for (const boundary of await crash(campaign, way, batch, true)) {
      campaign.unreached.push(boundary);
      // A repeated operation may have been that of a second message in the same batch, which chance brought together.
      if (boundary.occurrence === 0)
        campaign.found.push(broken('faults-met', `${way.name}: ${nameOf(boundary)} was never reached`));
    }
};

/** Of a way, what no way before it has shown. */
const fresh = (boundaries: readonly Boundary[], shown: Set<string>): Boundary[] => {
  const left = boundaries.filter((boundary) => !shown.has(nameOf(boundary)));
  for (const boundary of left) shown.add(nameOf(boundary));
  return left;
};

/** A short run tries one boundary of each function, which the seed chooses; all seeds together try all. */
const chosenOf = (boundaries: readonly Boundary[], { seed, size }: RunOptions): Boundary[] =>
  size === 'full'
    ? [...boundaries]
    : [...Map.groupBy(boundaries, (one) => one.function).values()].flatMap((all) => {
        const at = Math.floor(throwDice(seed, 'boundary', all[0]?.function ?? '') * all.length);
        return all.slice(at, at + 1);
      });

/** What only the end of all of it can tell: letters that waited for their senders, and the ways that were walked. */
const judgeWhole = async ({ whole, excused, options }: Campaign): Promise<Violation[]> => {
  const { world, earlier, depthsBefore, known: mine } = whole;
  const { books, unfinished } = await comeToRest(world, earlier, boundMs(world));
  const walked = edgesWalked(await statesEntered(world, mine));
  const missing = edgesOf(await deployedWorkflow(world)).filter((edge) => !walked.has(edge));
  return [
    ...unfinished.map((what) => broken('orders-end', `not at rest in the end: ${what}`)),
    ...buyersAreTold(books),
    ...oneEffect(books, excused),
    ...nothingLost(books, depthsBefore),
    // The ways that wait for time to pass are not among those of a short run.
    ...(options.size === 'full' ? missing : []).map((edge) =>
      broken('faults-met', `no order went the workflow's way ${edge}`),
    ),
  ];
};

const walkAll = async (campaign: Campaign, size: Size): Promise<Set<string>> => {
  const { options } = campaign;
  const shown = new Set<string>();
  const functions = new Set<string>();
  for (const way of ways.filter(({ isQuick }) => size === 'full' || isQuick)) {
    const all = fresh(await recordClean(campaign, way), shown);
    for (const { function: name } of all) functions.add(name);
    const chosen = chosenOf(all, options);
    options.say(`${way.name}: ${all.length} new boundaries, ${chosen.length} of them to be tried`);
    await crashAlong(campaign, way, chosen);
  }
  options.say(`boundaries in all: ${shown.size}`);
  return functions;
};

const run = async (world: World, options: RunOptions): Promise<Outcome> => {
  const { size, history } = options;
  const whole = await setStage(world, history);
  const campaign: Campaign = { options, whole, found: [], reached: [], unreached: [], excused: 0 };
  const functions = await walkAll(campaign, size);
  const ofSteps = [...functionsOf(await deployedWorkflow(world)).values()];
  const unseen = size === 'full' ? ofSteps.filter((name) => !functions.has(name)) : [];
  return {
    violations: [
      ...campaign.found,
      ...(await judgeWhole(campaign)),
      ...unseen.map((name) => broken('faults-met', `no way calls ${name}`)),
      ...met([
        { what: 'boundaries crashed at', seen: campaign.reached.length, least: size === 'full' ? 100 : 12 },
      ]),
    ],
    facts: {
      'boundaries crashed at': campaign.reached.length,
      'not reached': campaign.unreached.map(nameOf).join('; ') || 'none',
      functions: functions.size,
    },
  };
};

export const crashEverywhere: Scenario = {
  name: 'crash-everywhere',
  title: 'A function dies at each boundary of the order’s way',
  experiences: [
    {
      fault:
        'A function is killed before or after any of its calls, from the placing to the last e-mail or refund',
      shopper:
        'The order goes on within seconds to minutes, or ends with its money given back; told by letter',
    },
  ],
  shape: { short: 'a boundary of each function', full: 'every boundary, before and after' },
  run,
};
