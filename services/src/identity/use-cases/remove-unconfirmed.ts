import { secondsAfter } from '@loja/kernel/clock.ts';
import type { IdentityPorts } from '../ports.ts';

/** A code is good for a day; who did not ask for another within a week does not want the account, or it is not theirs. */
const KEEP_SECONDS = 7 * 24 * 3600;

/**
 * Accounts whose address nobody confirmed leave the pool, and the shop is told first: cut off in between, the next run
 * tells it again. Answers how many.
 */
export const removeUnconfirmed =
  ({
    sessions,
    directory,
    clock,
  }: Pick<IdentityPorts, 'clock'> & {
    sessions: Pick<IdentityPorts['sessions'], 'announceLapse'>;
    directory: Pick<Required<IdentityPorts>['directory'], 'unconfirmedSince' | 'remove'>;
  }) =>
  async (): Promise<number> => {
    const lapsed = await directory.unconfirmedSince(secondsAfter(clock(), -KEEP_SECONDS));
    for (const subject of lapsed) {
      await sessions.announceLapse(subject);
      await directory.remove(subject);
    }
    return lapsed.length;
  };
