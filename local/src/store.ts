import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCacheServer } from './cache-server.ts';
import { bootstrap, deploy, type Outputs, prepareAssembly } from './deploy.ts';
import { requireDiskSpace } from './disk.ts';
import { startEdge } from './edge/server.ts';
import { type Edges, edgesOf } from './edges.ts';
import { startFaultProxy } from './faults/proxy.ts';
import { firstPageIsServed } from './first-page.ts';
import { Guard } from './iam/guard.ts';
import { dropHalfWrittenState, handBackMessages, readdress, rewindStreams } from './kept-state.ts';
import { awsEndpoint, ownAddress, startMiniStack } from './ministack.ts';
import { putPspSecret } from './operator-data.ts';
import { freePort, requireFreePorts } from './ports.ts';
import type { Child } from './process.ts';
import { createProgress, type PhaseTime } from './progress.ts';
import { startPspSimulator } from './psp-simulator/server.ts';
import { ensurePython } from './python.ts';
import { resumeWorkflows } from './resume-workflows.ts';
import { recordChildren, releaseStateDir, takeStateDir } from './running.ts';
import { createSampleStaff } from './sample-staff.ts';
import { keepSecrets, type Secrets, secretsOf } from './secrets.ts';
import { seed } from './seed.ts';
import { type Ports, readSettings, type StoreSettings } from './settings.ts';
import { publishSite } from './site.ts';
import type { StartContext } from './start-context.ts';
import { StartupError } from './startup-error.ts';
import { startSweeper } from './sweeper.ts';

export type StartOptions = {
  stateDir?: string;
  ports?: Partial<Ports>;
  /** How long a Pix may be paid after the order, in seconds. */
  pixExpirySeconds?: number;
  /** Seconds between two sweeps of open payments; none at zero. */
  sweepSeconds?: number;
  /** False leaves the site bucket empty: for tests that need only the API. */
  storefront?: boolean;
  /** Port of the proxy that the functions are led through; any free one by default. */
  faultsPort?: number;
  /** False lets every function do anything. */
  enforcesIam?: boolean;
  /** Receives the progress lines; silent by default. */
  log?: (line: string) => void;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
};

export type RunningStore = {
  settings: StoreSettings;
  /** Outputs of every deployed stack, by key. */
  outputs: Outputs;
  secrets: Secrets;
  /** What the doors were opened with: a test opens others like them. */
  edges: Edges;
  urls: { shop: string; backOffice: string; psp: string; aws: string; cache: string; proxy: string };
  phases: readonly PhaseTime[];
  /** Resolves with what happened when a child process ends although nobody stopped it. */
  broken: Promise<string>;
  stop: () => Promise<void>;
};

type Closer = () => Promise<void>;

/**
 * The local AWS looks at its streams once a second and does not save them: an order placed just before a stop needs
 * this long to become a workflow, which is saved.
 */
const lastEventsMs = 1_500;

const settingsFor = (options: StartOptions): StoreSettings => {
  const base = readSettings();
  return {
    ...base,
    ports: { ...base.ports, ...options.ports },
    stateDir: options.stateDir ?? base.stateDir,
    pixExpirySeconds: options.pixExpirySeconds ?? base.pixExpirySeconds,
    sweepSeconds: options.sweepSeconds ?? base.sweepSeconds,
    withStorefront: options.storefront ?? true,
    faultsPort: options.faultsPort ?? base.faultsPort,
    enforcesIam: options.enforcesIam ?? base.enforcesIam,
  };
};

/** Waits for both even when one fails, so that nothing is left running behind the failure. */
const both = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
};

const urlsOf = (settings: StoreSettings): RunningStore['urls'] => ({
  shop: `http://127.0.0.1:${settings.ports.shop}`,
  backOffice: `http://127.0.0.1:${settings.ports.backOffice}`,
  psp: `http://127.0.0.1:${settings.ports.psp}`,
  aws: awsEndpoint(settings),
  cache: `redis://127.0.0.1:${settings.ports.cache}`,
  proxy: `http://127.0.0.1:${settings.faultsPort}`,
});

const startServers = async (start: StartContext): Promise<void> => {
  const { progress } = start;
  const python = await ensurePython(start);
  await progress.step('Starting the local AWS and the cache', async () => {
    await startMiniStack(start, python);
    const cache = await startCacheServer(start, python);
    if (cache === undefined)
      progress.note('No valkey-server or redis-server here: the shop runs without its cache.');
  });
  await bootstrap(start);
};

const output = (outputs: Outputs, key: string): string => {
  const value = outputs[key];
  if (value === undefined) throw new StartupError(`The deployed stacks have no output named ${key}.`);
  return value;
};

const fillIn = async (start: StartContext, outputs: Outputs, secrets: Secrets): Promise<Secrets> => {
  const { settings, progress } = start;
  const tables = {
    catalog: output(outputs, 'CatalogTableName'),
    inventory: output(outputs, 'InventoryTableName'),
    promotions: output(outputs, 'PromotionsTableName'),
  };
  await seed(settings, tables);
  await putPspSecret(settings, output(outputs, 'PspSecretArn'), secrets);
  const pool = { UserPoolId: output(outputs, 'StaffPoolId'), ClientId: output(outputs, 'StaffClientId') };
  const staffTotp = (await createSampleStaff(settings, pool, secrets)) ?? secrets.staffTotp;
  const filled = { ...secrets, ...(staffTotp ? { staffTotp } : {}) };
  await keepSecrets(settings.stateDir, filled);
  const resumed = await resumeWorkflows(settings);
  if (resumed > 0) progress.note(`${resumed} order workflows that the last stop cut short go on.`);
  return filled;
};

const openDoors = async (
  start: StartContext,
  outputs: Outputs,
  secrets: Secrets,
  closers: Closer[],
): Promise<Edges> => {
  const { settings } = start;
  const { accessToken, webhookSecret } = secrets;
  const urls = urlsOf(settings);
  const psp = await startPspSimulator({
    host: '127.0.0.1',
    port: settings.ports.psp,
    accessToken,
    webhookSecret,
    webhookUrl: `${urls.shop}/api/webhooks/mercadopago`,
    stateDir: join(settings.stateDir, 'psp'),
  });
  closers.push(psp.close);
  if (settings.sweepSeconds > 0) closers.push(startSweeper(settings));
  const edges = await edgesOf(settings, outputs);
  for (const edge of [edges.shop, edges.backOffice]) closers.push((await startEdge(edge)).close);
  return edges;
};

/** The functions' processes are told the port before there is anybody to listen on it. */
const withProxyPort = async (settings: StoreSettings): Promise<StoreSettings> =>
  settings.faultsPort === 0 ? { ...settings, faultsPort: await freePort() } : settings;

/** Before anything else: functions run from the moment they are deployed. */
const openFaultProxy = async (settings: StoreSettings, closers: Closer[]): Promise<void> => {
  const { faultsPort, ports, enforcesIam } = settings;
  const guard = enforcesIam ? new Guard(awsEndpoint(settings)) : undefined;
  const proxy = await startFaultProxy({
    port: faultsPort,
    awsPort: ports.aws,
    pspPort: ports.psp,
    ...(guard ? { guard } : {}),
  });
  closers.push(proxy.close);
};

const stopper =
  (settings: StoreSettings, closers: Closer[], children: Child[]) => async (): Promise<void> => {
    // The doors close first, so that nothing new arrives while the local AWS writes its state.
    const wasOpen = closers.length > 0;
    for (const close of closers.splice(0).reverse()) await close();
    if (wasOpen) await pause(lastEventsMs);
    await Promise.all(children.splice(0).map((child) => child.stop()));
    await releaseStateDir(settings);
  };

const open = async (
  start: StartContext,
  closers: Closer[],
): Promise<{ outputs: Outputs; secrets: Secrets; edges: Edges }> => {
  const { settings, progress } = start;
  const made = await secretsOf(settings.stateDir);
  await openFaultProxy(settings, closers);
  const [assembly] = await both(prepareAssembly(start), startServers(start));
  const { outputs } = await deploy(start, assembly);
  const secrets = await progress.step('Filling in secrets, staff and catalogue', () =>
    fillIn(start, outputs, made),
  );
  if (settings.withStorefront) await publishSite(start);
  const edges = await progress.step('Opening the shop', async () => {
    const doors = await openDoors(start, outputs, secrets, closers);
    if (settings.withStorefront) await firstPageIsServed(urlsOf(settings).shop, start.signal);
    return doors;
  });
  return { outputs, secrets, edges };
};

const takeFolder = async (settings: StoreSettings): Promise<void> => {
  await mkdir(settings.stateDir, { recursive: true });
  await requireDiskSpace(settings.stateDir);
  await takeStateDir(settings, 'start again');
  await dropHalfWrittenState(settings.stateDir);
  await readdress(settings.stateDir, ownAddress(settings));
  await rewindStreams(settings.stateDir);
  await handBackMessages(settings.stateDir);
};

/** Boots a whole shop on this machine and resolves when it is open; a failed or ended start leaves nothing running. */
export const startStore = async (options: StartOptions = {}): Promise<RunningStore> => {
  const settings = await withProxyPort(settingsFor(options));
  const progress = createProgress(options.log ?? (() => undefined));
  await takeFolder(settings);
  const closers: Closer[] = [];
  const children: Child[] = [];
  const stop = stopper(settings, closers, children);
  const logDir = join(settings.stateDir, 'logs');
  const start: StartContext = {
    settings,
    logDir,
    progress,
    signal: options.signal ?? new AbortController().signal,
    track: async (child) => {
      children.push(child);
      await recordChildren(
        settings,
        children.map(({ pid }) => pid),
      );
    },
  };
  try {
    await mkdir(logDir, { recursive: true });
    await requireFreePorts(settings.ports);
    const { outputs, secrets, edges } = await open(start, closers);
    const broken = Promise.race(
      children.map(async ({ name, exited }) => exited.then(() => `${name} stopped by itself.`)),
    );
    return {
      settings,
      outputs,
      secrets,
      edges,
      urls: urlsOf(settings),
      phases: progress.phases,
      broken,
      stop,
    };
  } catch (problem) {
    await stop();
    throw problem;
  }
};
