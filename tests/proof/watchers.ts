import { setTimeout as pause } from 'node:timers/promises';
import type { History } from './history.ts';
import { stockOf } from './ledgers.ts';
import type { World } from './world.ts';

/** Reads the whole stock again and again into the history until it is told to stop. */
export const watchStock = (world: World, history: History): { stop: () => Promise<void> } => {
  const stopping = new AbortController();
  const reading = (async () => {
    while (!stopping.signal.aborted) {
      for (const value of await stockOf(world))
        history.record({ client: -1, name: 'read-stock', type: 'ok', value });
      await pause(250);
    }
  })();
  // Told by `stop`; a run that is interrupted never asks.
  reading.catch(() => undefined);
  return {
    stop: async () => {
      stopping.abort();
      await reading;
    },
  };
};
