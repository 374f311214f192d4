import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { output } from './process.ts';
import type { StoreSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** A process and when it began: a number alone could be another program's after a restart of the machine. */
const Process = z.object({ pid: z.number(), began: z.string() });
const Running = z.object({ owner: Process, children: z.array(Process) });
type Running = z.infer<typeof Running>;

const fileOf = (stateDir: string): string => join(stateDir, 'running.json');

const beganAt = async (pid: number): Promise<string> =>
  (await output('ps', ['-o', 'lstart=', '-p', String(pid)])) ?? '';

const isAlive = async ({ pid, began }: z.infer<typeof Process>): Promise<boolean> =>
  began !== '' && (await beganAt(pid)) === began;

const read = async (stateDir: string): Promise<Running | undefined> => {
  try {
    return Running.parse(JSON.parse(await readFile(fileOf(stateDir), 'utf8')));
  } catch {
    return undefined;
  }
};

const stopOrphan = async (orphan: z.infer<typeof Process>): Promise<void> => {
  if (!(await isAlive(orphan))) return;
  process.kill(orphan.pid, 'SIGTERM');
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && (await isAlive(orphan))) await pause(100);
};

const requireNotRunning = async (stateDir: string, verb: string): Promise<void> => {
  const running = await read(stateDir);
  if (running === undefined || !(await isAlive(running.owner))) return;
  throw new StartupError(
    `The shop is already running from this folder (process ${running.owner.pid}), so it cannot ${verb}.\n` +
      'Stop it with Ctrl-C in its terminal, or run a second one with its own LOJA_STATE_DIR and ports.',
  );
};

/** Takes the state folder for this process, after stopping what a killed predecessor left running. */
export const takeStateDir = async (settings: StoreSettings, verb: string): Promise<void> => {
  await requireNotRunning(settings.stateDir, verb);
  const previous = await read(settings.stateDir);
  for (const orphan of previous?.children ?? []) await stopOrphan(orphan);
  await mkdir(settings.stateDir, { recursive: true });
  await recordChildren(settings, []);
};

export const recordChildren = async (settings: StoreSettings, pids: readonly number[]): Promise<void> => {
  const identify = async (pid: number) => ({ pid, began: await beganAt(pid) });
  const record: Running = {
    owner: await identify(process.pid),
    children: await Promise.all(pids.map(identify)),
  };
  await writeFile(fileOf(settings.stateDir), JSON.stringify(record));
};

export const releaseStateDir = async (settings: StoreSettings): Promise<void> => {
  await rm(fileOf(settings.stateDir), { force: true });
};
