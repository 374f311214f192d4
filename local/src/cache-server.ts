import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { type Child, startChild } from './process.ts';
import { installCacheServer } from './python.ts';
import { inheritedEnvironment, searchPath } from './settings.ts';
import type { StartContext } from './start-context.ts';
import { waitFor } from './wait-for.ts';

const findOnPath = async (names: string[]): Promise<string | undefined> => {
  for (const name of names) {
    for (const folder of searchPath().split(delimiter)) {
      const candidate = join(folder, name);
      try {
        await access(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not in this folder: the search goes on.
      }
    }
  }
  return undefined;
};

const answersPing = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const finish = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once('data', (reply) => finish(reply.toString().startsWith('+PONG')));
    socket.once('error', () => finish(false));
    socket.setTimeout(1_000, () => finish(false));
  });

/** Starts Valkey or Redis on loopback, in memory only; undefined when the machine has none, since the shop sells without a cache. */
export const startCacheServer = async (context: StartContext, python: string): Promise<Child | undefined> => {
  const { settings, logDir, signal, track } = context;
  const onPath = await findOnPath(['valkey-server', 'redis-server']);
  const command = onPath ?? (await installCacheServer(context, python));
  if (command === undefined) return undefined;
  const logFile = join(logDir, 'cache.log');
  const child = startChild({
    name: 'The cache (Valkey or Redis)',
    command,
    args: [
      '--port',
      String(settings.ports.cache),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory',
      '64mb',
      '--maxmemory-policy',
      'allkeys-lru',
    ],
    cwd: settings.stateDir,
    env: inheritedEnvironment(),
    logFile,
    stopWithinMs: 5_000,
  });
  await track(child);
  await waitFor({
    child,
    isReady: () => answersPing(settings.ports.cache),
    withinMs: 10_000,
    logFile,
    signal,
  });
  return child;
};
