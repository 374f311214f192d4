import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edges } from '@loja/local/edges.ts';
import { startStore } from '@loja/local/store.ts';
import type { TestProject } from 'vitest/node';
import { keepEvents } from './event-journal.ts';
import { keepPermissions } from './iam.ts';
import { keepRegister, offerLocalAws, settings } from './settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    shop: { shop: string; backOffice: string; psp: string; aws: string; cache: string };
    edges: Edges;
    outputs: Record<string, string>;
    webhookSecret: string;
    /** The proxy between the functions and AWS, which judges every call by the caller's role. */
    proxy: string;
    /** Where the shop of this run keeps its files and logs. */
    stateDir: string;
  }
}

const awsOptionsOf = (endpoint: string) => ({
  endpoint,
  region: 'sa-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Opens a shop of the tests' own with `npm start`'s machinery, in a folder that goes afterwards. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const stateDir = await mkdtemp(join(tmpdir(), 'loja-test-'));
  // Beside the shop's own files, in which nobody of it may be found.
  const registerDir = await mkdtemp(join(tmpdir(), 'loja-test-people-'));
  const store = await startStore({
    stateDir,
    ports: {
      shop: settings.LOJA_TEST_PORT_SHOP,
      backOffice: settings.LOJA_TEST_PORT_BACKOFFICE,
      psp: settings.LOJA_TEST_PORT_PSP,
      aws: settings.LOJA_TEST_PORT_AWS,
      cache: settings.LOJA_TEST_PORT_CACHE,
    },
    pixExpirySeconds: settings.LOJA_TEST_PIX_EXPIRY_SECONDS,
    sweepSeconds: settings.LOJA_TEST_SWEEP_SECONDS,
    log: (line) => console.log(line),
  });
  offerLocalAws(store.urls.aws);
  keepRegister(join(registerDir, 'people.jsonl'));
  await keepEvents(awsOptionsOf(store.urls.aws), store.outputs.BusName ?? '');
  project.provide('stateDir', stateDir);
  project.provide('shop', store.urls);
  project.provide('edges', store.edges);
  project.provide('outputs', { ...store.outputs });
  project.provide('webhookSecret', store.secrets.webhookSecret);
  project.provide('proxy', store.urls.proxy);
  return async () => {
    await keepPermissions(store.urls.proxy, store.urls.aws);
    await store.stop();
    for (const folder of [stateDir, registerDir]) await rm(folder, { recursive: true, force: true });
  };
};
