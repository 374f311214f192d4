import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until `observe` answers something, or fails with what it was waiting for. */
export const eventually = async <Value>(
  what: string,
  observe: () => Promise<Value | undefined | false | null>,
  deadlineSeconds = 30,
): Promise<Value> => {
  const until = Date.now() + deadlineSeconds * 1000;
  for (;;) {
    const value = await observe();
    if (value !== undefined && value !== false && value !== null) return value;
    if (Date.now() > until) throw new Error(`${what}: not seen within ${deadlineSeconds} s`);
    await pause(150);
  }
};
