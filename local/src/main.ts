import { rm } from 'node:fs/promises';
import process from 'node:process';
import { takeStateDir } from './running.ts';
import { staffEmail } from './sample-staff.ts';
import { readSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';
import { type RunningStore, startStore } from './store.ts';

const welcome = ({ urls, secrets, settings }: RunningStore): string => `
The shop is open.

  Shop                  ${urls.shop}
  Back office           ${urls.backOffice}
  Payment simulator     ${urls.psp}
  Local AWS             ${urls.aws}
  E-mails sent          ${urls.aws}/_ministack/ses/messages
  Sample staff sign-in  ${staffEmail} · ${secrets.staffPassword}
  …and authenticator    ${secrets.staffTotp}; npm run staff-code shows its code of now
  State and logs        ${settings.stateDir}

Ctrl-C stops everything and keeps the orders; npm run reset empties the shop.
`;

const untilAskedToStop = (asked: AbortSignal): Promise<undefined> =>
  new Promise((done) => {
    if (asked.aborted) done(undefined);
    asked.addEventListener('abort', () => done(undefined));
  });

const start = async (): Promise<void> => {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => ending.abort(name));
  const began = performance.now();
  const store = await startStore({ log: (line) => console.log(line), signal: ending.signal }).catch(
    (problem: unknown) => {
      if (ending.signal.aborted) return undefined;
      throw problem;
    },
  );
  if (store === undefined) {
    console.log(`Stopped on ${ending.signal.reason} before the shop was open.`);
    return;
  }
  console.log(`${welcome(store)}  Ready in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const broken = await Promise.race([untilAskedToStop(ending.signal), store.broken]);
  const cause = broken === undefined ? ` on ${ending.signal.reason}` : '';
  console.log(`\nStopping${cause}: the local AWS writes its state…`);
  await store.stop();
  if (broken !== undefined)
    throw new StartupError(`${broken} Its log is in ${store.settings.stateDir}/logs.`);
  console.log('Stopped.');
};

const reset = async (): Promise<void> => {
  const settings = readSettings();
  await takeStateDir(settings, 'be reset');
  const { stateDir } = settings;
  await rm(stateDir, { recursive: true, force: true });
  console.log(`Emptied ${stateDir}. The next npm start begins with a fresh shop.`);
};

const verbs: Readonly<Record<string, () => Promise<void>>> = { start, reset };

const explain = (problem: unknown): string => {
  if (problem instanceof StartupError) return problem.message;
  if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC') {
    return 'The disk is full. Free some space and start again.';
  }
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
};

const main = async (): Promise<void> => {
  const verb = verbs[process.argv[2] ?? ''];
  if (verb === undefined) throw new StartupError('Say what to do: npm start, or npm run reset.');
  await verb();
};

main().then(
  () => process.exit(0),
  (problem: unknown) => {
    console.error(`\n${explain(problem)}`);
    process.exit(1);
  },
);
