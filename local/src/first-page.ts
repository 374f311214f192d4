import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

const withinMs = 20_000;

/** "Open" is said only once the home page is really served: a busy machine may answer before its pages are there. */
export const firstPageIsServed = async (shopUrl: string, signal: AbortSignal): Promise<void> => {
  const deadline = Date.now() + withinMs;
  let answer = 'nothing';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const response = await fetch(shopUrl, { signal });
    await response.body?.cancel();
    if (response.ok) return;
    answer = String(response.status);
    await pause(100);
  }
  throw new StartupError(
    `The pages were published, yet ${shopUrl} answers ${answer} after ${withinMs / 1000} s. Start again; if it stays so, npm run reset.`,
  );
};
