import { join } from 'node:path';
import { hookEnvironment } from './faults/hook.ts';
import { type Child, startChild } from './process.ts';
import { inheritedEnvironment, type StoreSettings } from './settings.ts';
import type { StartContext } from './start-context.ts';
import { waitFor } from './wait-for.ts';

export const region = 'sa-east-1';
export const accountId = '000000000000';

/** How the local AWS names itself in the addresses of queues and APIs that it gives out. */
const ownHost = 'localhost';

export const ownAddress = (settings: StoreSettings): string => `${ownHost}:${settings.ports.aws}`;

export const awsEndpoint = (settings: StoreSettings): string => `http://127.0.0.1:${settings.ports.aws}`;

/** What any AWS SDK or CLI needs to reach the local AWS; the credentials open nothing. */
export const awsEnvironment = (settings: StoreSettings): Record<string, string> => ({
  AWS_ENDPOINT_URL: awsEndpoint(settings),
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_EC2_METADATA_DISABLED: 'true',
});

export const awsClientOptions = (settings: StoreSettings) => ({
  endpoint: awsEndpoint(settings),
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

const isHealthy = async (endpoint: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
};

/** Starts the local AWS on its port with its state under the state folder. It writes state when it is stopped, not before. */
export const startMiniStack = async (
  { settings, logDir, signal, track }: StartContext,
  python: string,
): Promise<Child> => {
  const logFile = join(logDir, 'ministack.log');
  const inherited = inheritedEnvironment();
  const child = startChild({
    name: 'The local AWS (MiniStack)',
    command: python,
    args: [join(settings.root, 'local', 'python', 'local_aws.py')],
    cwd: settings.stateDir,
    logFile,
    stopWithinMs: 30_000,
    env: {
      ...inherited,
      // The functions run on the `node` that is first on PATH: it must be the pinned one.
      PATH: `${join(settings.root, 'node_modules', '.bin')}:${inherited.PATH ?? ''}`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(settings.ports.aws),
      MINISTACK_HOST: ownHost,
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: accountId,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      PERSIST_STATE: '1',
      STATE_DIR: join(settings.stateDir, 'aws'),
      S3_PERSIST: '1',
      S3_DATA_DIR: join(settings.stateDir, 's3'),
      LAMBDA_EXECUTOR: 'local',
      // One warm process of each function stays; those that a rush added go after a minute.
      LAMBDA_WARM_TTL_SECONDS: '60',
      SFTP_ENABLED: '0',
      IOT_MTLS_ENABLED: '0',
      // No container is ever wanted, so a Docker that happens to run is not looked for.
      DOCKER_HOST: 'unix:///nonexistent/docker.sock',
      PYTHONUNBUFFERED: '1',
      ...(await hookEnvironment(settings)),
    },
  });
  await track(child);
  await waitFor({
    child,
    isReady: () => isHealthy(awsEndpoint(settings)),
    withinMs: 30_000,
    logFile,
    signal,
  });
  return child;
};
