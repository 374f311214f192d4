import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { fingerprintOf, fingerprintOfFiles } from './fingerprint.ts';
import { accountId, awsClientOptions, awsEnvironment, region } from './ministack.ts';
import { run } from './process.ts';
import { inheritedEnvironment, type StoreSettings } from './settings.ts';
import type { StartContext } from './start-context.ts';

export type Outputs = Readonly<Record<string, string>>;

const Deployed = z.object({ sources: z.string(), templates: z.string(), stacks: z.array(z.string()) });
type Deployed = z.infer<typeof Deployed>;

export type Assembly = { folder: string; sources: string; templates: string; stacks: string[] };

/** What decides the templates and the functions' code. */
const deployedSources = [
  'apps/storefront',
  'infra',
  'services',
  'packages',
  'scripts',
  'cdk.json',
  'shop.config.ts',
  'package-lock.json',
];

const deployedFile = (settings: StoreSettings): string => join(settings.stateDir, 'deployed.json');
export const assemblyFolder = (settings: StoreSettings): string => join(settings.stateDir, 'cdk.out');

const contextOf = ({ ports, pixExpirySeconds, sweepSeconds }: StoreSettings): Record<string, string> => ({
  stage: 'local',
  shopUrl: `http://127.0.0.1:${ports.shop}`,
  backOfficeUrl: `http://127.0.0.1:${ports.backOffice}`,
  pspBaseUrl: `http://127.0.0.1:${ports.psp}`,
  cacheUrl: `redis://127.0.0.1:${ports.cache}`,
  pixExpirySeconds: String(pixExpirySeconds),
  ...(sweepSeconds > 0 ? { sweepEverySeconds: String(sweepSeconds) } : {}),
});

const cdkEnvironment = (settings: StoreSettings): Record<string, string> => {
  const inherited = inheritedEnvironment();
  return {
    ...inherited,
    ...awsEnvironment(settings),
    PATH: `${join(settings.root, 'node_modules', '.bin')}:${inherited.PATH ?? ''}`,
    CDK_DEFAULT_ACCOUNT: accountId,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: '1',
  };
};

const cdk = async (
  { settings, logDir, signal }: StartContext,
  verb: string,
  args: string[],
  cwd = settings.root,
): Promise<void> => {
  const cli = join(settings.root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  await run(process.execPath, [cli, verb, ...args, '--no-notices', '--no-version-reporting'], {
    cwd,
    env: cdkEnvironment(settings),
    logFile: join(logDir, `cdk-${verb}.log`),
    name: `cdk ${verb}`,
    signal,
  });
};

const readDeployed = async (settings: StoreSettings): Promise<Deployed | undefined> => {
  const text = await readFile(deployedFile(settings), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Deployed.safeParse(JSON.parse(text)).data;
};

const fingerprintOfTemplates = async (folder: string): Promise<string> => {
  const names = (await readdir(folder)).filter((name) => /\.(template|assets)\.json$/.test(name));
  return fingerprintOf(
    await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) }))),
  );
};

const Manifest = z.object({
  artifacts: z.record(z.string(), z.object({ type: z.string(), environment: z.string().optional() })),
});

/** The stacks for this region; those of other regions (the edge's) are for the local edge server to read, not to deploy. */
const deployableStacks = async (folder: string): Promise<string[]> => {
  const { artifacts } = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  return Object.entries(artifacts).flatMap(([name, { type, environment }]) => {
    const isHere = environment?.endsWith('/unknown-region') || environment?.endsWith(`/${region}`);
    return type === 'aws:cloudformation:stack' && isHere ? [name] : [];
  });
};

/** The synthesised templates of the named parts of the shop. */
export const assemblyTemplates = async (
  settings: StoreSettings,
  parts: readonly string[],
): Promise<string[]> => {
  const folder = assemblyFolder(settings);
  const names = await readdir(folder);
  return parts
    .flatMap((part) => names.filter((name) => name.endsWith(`-${part}.template.json`)))
    .map((name) => join(folder, name));
};

/** Bundles and synthesises, or reuses the kept assembly when nothing that decides it has changed. */
export const prepareAssembly = async (start: StartContext): Promise<Assembly> => {
  const { settings, logDir, progress, signal } = start;
  const folder = assemblyFolder(settings);
  const context = contextOf(settings);
  const sources = await fingerprintOfFiles(settings.root, deployedSources, context);
  const last = await readDeployed(settings);
  if (last?.sources === sources && existsSync(join(folder, 'manifest.json'))) return { folder, ...last };

  const bundles = join(settings.stateDir, 'functions');
  await progress.step('Bundling the functions', () =>
    run(process.execPath, ['--import', 'tsx', join('scripts', 'bundle-functions.ts'), bundles], {
      cwd: settings.root,
      env: inheritedEnvironment(),
      logFile: join(logDir, 'bundle.log'),
      name: 'npm run bundle',
      signal,
    }),
  );
  await progress.step('Synthesising the stacks', async () => {
    await rm(folder, { recursive: true, force: true });
    const flags = Object.entries({ ...context, bundles }).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ]);
    await cdk(start, 'synth', ['--output', folder, '--quiet', ...flags]);
    // The assembly holds copies.
    await rm(bundles, { recursive: true, force: true });
  });
  const [templates, stacks] = await Promise.all([fingerprintOfTemplates(folder), deployableStacks(folder)]);
  return { folder, sources, templates, stacks };
};

const describeStacks = async (settings: StoreSettings): Promise<Stack[]> => {
  const client = new CloudFormationClient(awsClientOptions(settings));
  const stacks: Stack[] = [];
  for await (const page of paginateDescribeStacks({ client }, {})) stacks.push(...(page.Stacks ?? []));
  client.destroy();
  return stacks;
};

const stable = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);

const isStanding = (stacks: Stack[], name: string): boolean =>
  stacks.some((stack) => stack.StackName === name && stable.has(stack.StackStatus ?? ''));

const outputsOf = (stacks: Stack[], names: readonly string[]): Outputs =>
  Object.fromEntries(
    stacks
      .filter((stack) => names.includes(stack.StackName ?? ''))
      .flatMap((stack) => stack.Outputs ?? [])
      .flatMap(({ OutputKey: key, OutputValue: value }) =>
        key === undefined || value === undefined || key.startsWith('ExportsOutput') ? [] : [[key, value]],
      ),
  );

/**
 * Lays what every CDK deploy stands on: a bucket and roles. It needs no assembly, so it runs while one is made, and
 * from a folder without cdk.json, or the CLI would synthesise the whole app first.
 */
export const bootstrap = async (start: StartContext): Promise<void> => {
  if (isStanding(await describeStacks(start.settings), 'CDKToolkit')) return;
  await start.progress.step('Bootstrapping the local AWS for CDK', () =>
    cdk(start, 'bootstrap', [`aws://${accountId}/${region}`], start.settings.stateDir),
  );
};

export type Deployment = { outputs: Outputs; changed: boolean };

/** Brings the local AWS to the assembly with the CDK CLI, unless the same one stands already. */
export const deploy = async (start: StartContext, assembly: Assembly): Promise<Deployment> => {
  const { settings, progress } = start;
  const standing = await describeStacks(settings);
  const last = await readDeployed(settings);
  const stands =
    last?.templates === assembly.templates && assembly.stacks.every((name) => isStanding(standing, name));
  const remember = () =>
    writeFile(
      deployedFile(settings),
      JSON.stringify({ sources: assembly.sources, templates: assembly.templates, stacks: assembly.stacks }),
    );
  if (stands) {
    await remember();
    return { outputs: outputsOf(standing, assembly.stacks), changed: false };
  }

  await rm(deployedFile(settings), { force: true });
  await progress.step(`Deploying ${assembly.stacks.length} stacks`, () =>
    cdk(start, 'deploy', [
      ...assembly.stacks,
      '--app',
      assembly.folder,
      '--require-approval',
      'never',
      '--concurrency',
      '4',
      '--progress',
      'events',
    ]),
  );
  await remember();
  return { outputs: outputsOf(await describeStacks(settings), assembly.stacks), changed: true };
};
