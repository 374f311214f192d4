import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './process.ts';
import { StartupError } from './startup-error.ts';

export type Waiting = {
  child: Child;
  isReady: () => Promise<boolean>;
  withinMs: number;
  logFile: string;
  signal: AbortSignal;
};

/** Polls until the child answers; fails as soon as it dies, or when the time is up. */
export const waitFor = async ({ child, isReady, withinMs, logFile, signal }: Waiting): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    if (!child.isRunning()) throw new StartupError(`${child.name} stopped by itself. Its log: ${logFile}`);
    if (await isReady()) return;
    await pause(50);
  }
  throw new StartupError(`${child.name} did not answer within ${withinMs / 1000} s. Its log: ${logFile}`);
};
