import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { invariants } from './checkers/violation.ts';
import type { Scenario } from './scenario.ts';

const Result = z.object({
  /** What one run consisted of. */
  shape: z.string(),
  seeds: z.number(),
  /** Seeds in which something broke. */
  broken: z.array(z.number()),
  /** The day of the last run, UTC. */
  day: z.string(),
  /** The commit that was tried. */
  commit: z.string().optional(),
});
export type Result = z.infer<typeof Result>;

export const resultsFile = 'docs/generated/proof-results.json';
export const reportFile = 'docs/reliability.md';

/** The last recorded result of each scenario; none before the first run. */
export const readResults = (): Record<string, Result> => {
  try {
    return z.record(z.string(), Result).parse(JSON.parse(readFileSync(resultsFile, 'utf8')));
  } catch {
    return {};
  }
};

/**
 * Whether a new result takes the place of what is kept: a broken one always, any other unless the kept one is of more
 * seeds.
 */
export const isKept = (kept: Result | undefined, fresh: Result): boolean =>
  kept === undefined || fresh.broken.length > 0 || fresh.seeds >= kept.seeds;

const toldOf = (result: Result | undefined): string => {
  if (result === undefined) return 'not run yet';
  const { seeds, broken, shape, day, commit } = result;
  const when = commit === undefined ? day : `${day}, commit ${commit}`;
  const count = seeds === 1 ? 'one seed' : `${seeds} seeds`;
  return broken.length === 0
    ? `held, ${count} (${shape}), ${when}`
    : `BROKEN with seeds ${broken.join(', ')} of ${seeds} (${shape}), ${when}`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const rowsOf = (scenario: Scenario, results: Readonly<Record<string, Result>>): string[] =>
  scenario.experiences.map(({ fault, shopper }) =>
    row([fault, shopper, `\`${scenario.name}\``, toldOf(results[scenario.name])]),
  );

/** The page of what was proven, from the scenarios and their last results; the same text for the same results. */
export const reliabilityPage = (
  scenarios: readonly Scenario[],
  results: Readonly<Record<string, Result>>,
): string => `# Reliability

Written by \`npm run generate\` from the proofs (\`tests/proof\`) and their last recorded results; do not edit.

Each scenario runs the whole shop as it is deployed and makes things go wrong between its functions and the rest of the
world: \`npm run proof -- --scenario <name> --seed <n>\`. The same seed throws the same faults at the same calls; which
shopper meets them is the machine's choice. \`npm run proof -- --record\` writes this page's results.

## What goes wrong, and what a shopper notices

${[
  row(['Fault', 'What the shopper notices', 'Scenario', 'Last result']),
  row(['---', '---', '---', '---']),
  ...scenarios.flatMap((scenario) => rowsOf(scenario, results)),
].join('\n')}

## What must hold in each of them

${Object.values(invariants)
  .map((text) => `- ${text}`)
  .join('\n')}

Each is held against the shop's tables, the provider's own books, the e-mails sent, the workflows, the dead-letter queues
and the logs, after the run has come to rest; stock also in every read during it. The checkers are tested with planted
violations (\`tests/proof/checkers\`). A result names the commit that it was seen at; a longer series stays when a
shorter one holds too.

## What is scaled, and what is not the cloud

- A Pix lives 25 s instead of half an hour, and what a dead function held in a queue comes back after 8 s instead of two
  minutes: more repeats, never fewer.
- A crash is a real one: the function's process is killed at the call, before it is made or after its work was done.
- An e-mail is sent at least once: a sender that dies between handing it to SES and noting so sends it again a minute
  later, and so does one whose answer from SES was lost. No more letters come twice than such faults struck; everything
  else has one effect.
- Function clocks are wrong by ± 5 min; the clocks of AWS itself cannot be, here or there.
- Stream records of a batch that a function refuses in part come again as a whole; the cloud repeats from the first
  refused one.
`;
