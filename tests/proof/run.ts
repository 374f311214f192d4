import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startStore } from '@loja/local/store.ts';
import { settings } from '../src/settings.ts';
import { type Result, readResults, reliabilityPage, reportFile, resultsFile } from './report.ts';
import type { Outcome, Scenario, Size } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { hasten } from './tempo.ts';
import { type World, worldOf } from './world.ts';

const usage = `npm run proof -- [--scenario <name>,…] [--seed <n> | --seeds <count>] [--short] [--record]

Scenarios: ${scenarios.map(({ name }) => name).join(', ')}
A failure names its seed; the same seed throws the same faults at the same calls again.`;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    seed: { type: 'string' },
    seeds: { type: 'string' },
    short: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort(name));
const interrupted = new Promise<never>((_, reject) => {
  ending.signal.addEventListener('abort', () => reject(new Error(`interrupted by ${ending.signal.reason}`)));
});
interrupted.catch(() => undefined);

const openShop = async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'loja-proof-'));
  const store = await startStore({
    signal: ending.signal,
    stateDir,
    ports: {
      shop: settings.LOJA_TEST_PORT_SHOP,
      backOffice: settings.LOJA_TEST_PORT_BACKOFFICE,
      psp: settings.LOJA_TEST_PORT_PSP,
      aws: settings.LOJA_TEST_PORT_AWS,
      cache: settings.LOJA_TEST_PORT_CACHE,
    },
    faultsPort: settings.LOJA_TEST_PORT_FAULTS,
    pixExpirySeconds: settings.LOJA_PROOF_PIX_EXPIRY_SECONDS,
    storefront: false,
    log: (line) => console.log(line),
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

const runOne = async (world: World, scenario: Scenario, seed: number, size: Size): Promise<boolean> => {
  console.log(`\n${scenario.name}, seed ${seed} (${scenario.shape[size]})`);
  const say = (line: string) => console.log(`  ${line}`);
  try {
    const outcome = await Promise.race([scenario.run(world, { seed, size, say }), interrupted]);
    console.log(told(outcome));
    return outcome.violations.length === 0;
  } catch (error) {
    if (ending.signal.aborted) throw error;
    console.log(error);
    return false;
  }
};

/** The command that shows a failure again. */
const again = (scenario: Scenario, seed: number, size: Size): string =>
  `npm run proof -- --scenario ${scenario.name} --seed ${seed}${size === 'short' ? ' --short' : ''}`;

const seedsWanted = (): number[] => {
  if (values.seed !== undefined) return [Number(values.seed)];
  return Array.from({ length: Number(values.seeds ?? 1) }, (_, at) => at + 1);
};

type Proven = { scenario: Scenario; seed: number; held: boolean };

/** Keeps the results of what ran beside those of what did not, and writes the page anew. */
const record = async (proven: readonly Proven[], size: Size): Promise<void> => {
  const fresh = Map.groupBy(proven, ({ scenario }) => scenario);
  const results: Record<string, Result> = readResults();
  for (const [scenario, runs] of fresh)
    results[scenario.name] = {
      shape: scenario.shape[size],
      seeds: runs.length,
      broken: runs.filter(({ held }) => !held).map(({ seed }) => seed),
      day: new Date().toISOString().slice(0, 10),
    };
  await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(reportFile, reliabilityPage(scenarios, results));
};

const proveAll = async (wanted: readonly Scenario[], size: Size): Promise<Proven[]> => {
  const { world, close } = await openShop();
  const proven: Proven[] = [];
  try {
    await hasten(world);
    for (const scenario of wanted)
      for (const seed of seedsWanted()) {
        proven.push({ scenario, seed, held: await runOne(world, scenario, seed, size) });
        // After each, so that a long series that is cut short still tells what it has shown.
        if (values.record) await record(proven, size);
      }
  } finally {
    await close();
  }
  return proven;
};

const main = async (): Promise<number> => {
  const names = values.scenario?.split(',');
  const wanted = scenarios.filter(({ name }) => names === undefined || names.includes(name));
  if (values.help || wanted.length === 0) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const size: Size = values.short ? 'short' : 'full';
  const proven = await proveAll(wanted, size);
  const failed = proven.filter(({ held }) => !held).map(({ scenario, seed }) => again(scenario, seed, size));
  console.log(
    failed.length === 0
      ? `\n${proven.length} runs: every invariant held.`
      : `\n${failed.length} of ${proven.length} runs broke something; again with:\n${failed.join('\n')}`,
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
