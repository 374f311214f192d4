import { setTimeout as pause } from 'node:timers/promises';

/** Looks every half second whether it is so; false when it was not within its time. */
export const until = async (seconds: number, isSo: () => Promise<boolean>): Promise<boolean> => {
  const end = performance.now() + seconds * 1000;
  do {
    if (await isSo()) return true;
    await pause(500);
  } while (performance.now() < end);
  return false;
};
