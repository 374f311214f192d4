import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { StartupError } from './startup-error.ts';

export type Child = {
  name: string;
  pid: number;
  exited: Promise<void>;
  isRunning: () => boolean;
  stop: () => Promise<void>;
};

export type ChildCommand = {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  logFile: string;
  stopWithinMs: number;
};

/** Starts a long-lived child in its own process group, so that Ctrl-C in the terminal reaches us first and we decide the order of stopping. */
export const startChild = (command: ChildCommand): Child => {
  const log = openSync(command.logFile, 'a');
  const child = spawn(command.command, command.args, {
    cwd: command.cwd,
    env: command.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const { pid } = child;
  if (pid === undefined) throw new StartupError(`${command.name} could not be started: ${command.command}`);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  // Should this process end without stopping its children, they get the signal at least.
  const onExit = () => child.kill('SIGTERM');
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));
  return {
    name: command.name,
    pid,
    exited,
    isRunning,
    stop: async () => {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), command.stopWithinMs);
      await exited;
      clearTimeout(timer);
    },
  };
};

export type RunOptions = {
  cwd: string;
  env: Record<string, string>;
  logFile: string;
  name: string;
  signal: AbortSignal;
};

/** Runs a command to its end with its output in a log file; a failure quotes the log's last lines. */
export const run = async (command: string, args: string[], options: RunOptions): Promise<void> => {
  const log = openSync(options.logFile, 'w');
  const { cwd, env, signal } = options;
  const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', log, log] });
  closeSync(log);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('exit', done);
  });
  if (code === 0) return;
  const tail = (await readFile(options.logFile, 'utf8')).trimEnd().split('\n').slice(-25).join('\n');
  throw new StartupError(`${options.name} failed (exit ${code}).\n${tail}\n\nWhole log: ${options.logFile}`);
};

/** The output of a short command, or undefined when it cannot run or fails. */
export const output = (command: string, args: string[]): Promise<string | undefined> =>
  new Promise((done) => {
    execFile(command, args, { encoding: 'utf8' }, (error, stdout) => done(error ? undefined : stdout.trim()));
  });
