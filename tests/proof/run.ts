import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { startStore } from '@loja/local/store.ts';
import { settings } from '../src/settings.ts';
import { type Asked, askedBy } from './arguments.ts';
import { History } from './history.ts';
import { isKept, type Result, readResults, reliabilityPage, reportFile, resultsFile } from './report.ts';
import type { Outcome, RunOptions, Scenario, Size } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { callsSince, type World, worldOf } from './world.ts';

const usage = `npm run proof -- [--scenario <name>,…] [--seed <n> | --seeds <count>] [--short] [--shops <count>] [--record]

Scenarios: ${scenarios.map(({ name }) => name).join(', ')}
A failure names its seed; the same seed throws the same faults at the same calls again.`;

const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort(name));
const interrupted = new Promise<never>((_, reject) => {
  ending.signal.addEventListener('abort', () => reject(new Error(`interrupted by ${ending.signal.reason}`)));
});
interrupted.catch(() => undefined);

/** Shops of one run stand side by side. */
const PORTS_APART = 200;

const openShop = async (lane: number) => {
  const further = lane * PORTS_APART;
  const stateDir = await mkdtemp(join(tmpdir(), 'loja-proof-'));
  const store = await startStore({
    signal: ending.signal,
    stateDir,
    ports: {
      shop: settings.LOJA_TEST_PORT_SHOP + further,
      backOffice: settings.LOJA_TEST_PORT_BACKOFFICE + further,
      psp: settings.LOJA_TEST_PORT_PSP + further,
      aws: settings.LOJA_TEST_PORT_AWS + further,
      cache: settings.LOJA_TEST_PORT_CACHE + further,
    },
    faultsPort: settings.LOJA_TEST_PORT_FAULTS + further,
    pixExpirySeconds: settings.LOJA_PROOF_PIX_EXPIRY_SECONDS,
    storefront: false,
    ...(lane === 0 ? { log: (line: string) => console.log(line) } : {}),
  });
  const close = async () => {
    await store.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
  return { world: worldOf(store), close };
};

const told = ({ violations, facts }: Outcome): string =>
  [
    ...Object.entries(facts).map(([name, value]) => `    ${name}: ${value}`),
    ...violations.map(({ invariant, detail }) => `    BROKEN ${invariant}: ${detail}`),
  ].join('\n');

/** Where what a broken run did and was told is kept. */
const historyFile = ({ name }: Scenario, seed: number): string =>
  join('dist', 'proof', `${name}-${seed}.json`);

/** The run for a person who looks for what went wrong in it: clients, faults, and what was found. */
const keepHistory = async (world: World, scenario: Scenario, options: RunOptions, found: object) => {
  const { seed, size, history } = options;
  const calls = await callsSince(world).catch(() => []);
  const struck = calls.filter(({ decision }) => decision !== undefined);
  const file = historyFile(scenario, seed);
  await mkdir(dirname(file), { recursive: true });
  const kept = { scenario: scenario.name, seed, size, ...found, operations: history.ops, struck };
  await writeFile(file, JSON.stringify(kept, null, 2));
  console.log(`    what happened: ${file}`);
};

const runOne = async (world: World, scenario: Scenario, seed: number, size: Size): Promise<boolean> => {
  const { name } = scenario;
  console.log(`${name}: seed ${seed} (${scenario.shape[size]})`);
  const say = (line: string) => console.log(`  ${name}: ${line}`);
  const options = { seed, size, say, history: new History() };
  const began = performance.now();
  try {
    const outcome = await Promise.race([scenario.run(world, options), interrupted]);
    const seconds = Math.round((performance.now() - began) / 1000);
    const verdict = outcome.violations.length === 0 ? 'held' : 'BROKEN';
    console.log(`${name}: seed ${seed} ${verdict} after ${seconds} s\n${told(outcome)}`);
    if (outcome.violations.length > 0) await keepHistory(world, scenario, options, outcome);
    return outcome.violations.length === 0;
  } catch (error) {
    if (ending.signal.aborted) throw error;
    console.log(error);
    await keepHistory(world, scenario, options, { error: String(error) });
    return false;
  }
};

/** The command that shows a failure again. */
const again = (scenario: Scenario, seed: number, size: Size): string =>
  `npm run proof -- --scenario ${scenario.name} --seed ${seed}${size === 'short' ? ' --short' : ''}`;

type Proven = { scenario: Scenario; seed: number; held: boolean };

/** What is being tried, as git names it; unknown outside of a repository. */
const commitTried = (): string | undefined => {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--exclude', '*']);
  return status === 0 ? stdout.toString().trim() : undefined;
};

/** Keeps the results of what ran beside those of what did not, and writes the page anew. */
const record = async (proven: readonly Proven[], size: Size): Promise<void> => {
  const results: Record<string, Result> = readResults();
  const commit = commitTried();
  for (const [scenario, runs] of Map.groupBy(proven, ({ scenario }) => scenario)) {
    const fresh: Result = {
      shape: scenario.shape[size],
      seeds: runs.length,
      broken: runs.filter(({ held }) => !held).map(({ seed }) => seed),
      day: new Date().toISOString().slice(0, 10),
      ...(commit === undefined ? {} : { commit }),
    };
    if (isKept(results[scenario.name], fresh)) results[scenario.name] = fresh;
    else console.log(`  kept: the series of ${results[scenario.name]?.seeds} seeds of ${scenario.name}`);
  }
  await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(reportFile, reliabilityPage(scenarios, results));
};

type Job = { scenario: Scenario; seed: number };

/** One shop, and in it one run after another for as long as there are any left. */
const workIn = async (lane: number, jobs: Job[], { size, record: isRecorded }: Asked, proven: Proven[]) => {
  const { world, close } = await openShop(lane);
  try {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      proven.push({ ...job, held: await runOne(world, job.scenario, job.seed, size) });
      // After each, so that a long series that is cut short still tells what it has shown.
      if (isRecorded) await record(proven, size);
    }
  } finally {
    await close();
  }
};

const proveAll = async (asked: Asked): Promise<Proven[]> => {
  const jobs = scenarios
    .filter(({ name }) => asked.names.includes(name))
    .flatMap((scenario) => asked.seeds.map((seed) => ({ scenario, seed })));
  const proven: Proven[] = [];
  // All of them to their end, so that none is left open behind the failure of another.
  const lanes = await Promise.allSettled(
    Array.from({ length: asked.shops }, (_, lane) => workIn(lane, jobs, asked, proven)),
  );
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  return proven;
};

const main = async (): Promise<number> => {
  const asked = askedBy(
    process.argv.slice(2),
    scenarios.map(({ name }) => name),
  );
  if (asked === 'help' || 'wrong' in asked) {
    console.log(asked === 'help' ? usage : `${asked.wrong}\n\n${usage}`);
    return asked === 'help' ? 0 : 1;
  }
  const proven = await proveAll(asked);
  const failed = proven.filter(({ held }) => !held);
  console.log(
    failed.length === 0
      ? `\n${proven.length} runs: every invariant held.`
      : `\n${failed.length} of ${proven.length} runs broke something; again with:\n${failed.map(({ scenario, seed }) => again(scenario, seed, asked.size)).join('\n')}`,
  );
  return failed.length === 0 ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem);
    process.exit(1);
  },
);
