import type { refreshSession } from '@loja/contracts/http/auth.ts';
import { PATIENCE_MS, send } from './send.ts';

const LOCK = 'loja.session';

const refresh = (): Promise<unknown> => send<typeof refreshSession>('POST', '/auth/refresh', {});

/** One tab renews; another that comes meanwhile waits for it, and finds the new cookies in the browser they share. */
const refreshOfAllTabs = async (locks: LockManager): Promise<void> => {
  const isDone = await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await refresh();
    return lock !== null;
  });
  if (!isDone) await locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => undefined);
};

let renewing: Promise<unknown> | undefined;

/**
 * New cookies for a session whose quarter of an hour is over; all calls of a tab wait for the same ones. Where the session
 * is over too, the answer has taken its cookies away: the next call is a guest's. Rejects when no answer comes.
 */
export const renewedSession = (): Promise<unknown> => {
  // Browsers of before 2022 know no locks; then two tabs may renew at once, which the API takes for what it is.
  const locks: LockManager | undefined = navigator.locks;
  renewing ??= (locks ? refreshOfAllTabs(locks) : refresh()).finally(() => {
    renewing = undefined;
  });
  return renewing;
};
