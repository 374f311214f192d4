import { unixSeconds } from '@loja/kernel/clock.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { AccountChange, Changes, FinishPorts, IdentityPorts } from '../ports.ts';
import { endAll } from './sessions.ts';

/** Longer than any call to the pool, and than the function that makes it: by then a change was made or never will be. */
const SETTLED_SECONDS = 30;

type Meant = Parameters<Changes['begin']>[0];
type Letter = Parameters<Changes['begin']>[1];

interface Asked<Value, Code extends string> {
  meant: Meant;
  letter: Letter;
  /** Asks the pool. Thrown away half-way, nobody knows whether it did it. */
  ask: () => Promise<Result<Value, Code>>;
  /** What belongs to the change beside the letter; made again it does no harm. */
  follow: (value: Value) => Promise<unknown>;
}

/**
 * A change at the pool and what must follow from it, of which none may be lost: the pool knows nothing of our sessions,
 * and a code is good once, so that nobody could ask again. What is meant is written first; where this is cut off after
 * that, `finishChange` comes later.
 */
export const changeAccount =
  ({ changes }: Pick<IdentityPorts, 'changes'>) =>
  async <Value, Code extends string>({
    meant,
    letter,
    ask,
    follow,
  }: Asked<Value, Code>): Promise<Result<Value, Code>> => {
    const change = await changes.begin(meant, letter);
    const done = await ask();
    if (!done.ok) {
      await changes.drop(change);
      return done;
    }
    await follow(done.value);
    await changes.settle(change);
    return done;
  };

type Ending = Pick<IdentityPorts, 'sessions' | 'accounts' | 'sealer'>;

/** Whoever was signed in by the old password is no more, but for who changed it. */
export const endByPassword = (ports: Ending, owner: AccountChange['owner'], kept?: string) =>
  owner ? endAll(ports)(owner, kept) : Promise.resolve(0);

const finishPassword = async (
  { sessions, changes }: FinishPorts,
  change: AccountChange,
): Promise<'finished' | 'dropped'> => {
  const { owner, kept, begunAt } = change;
  if (!owner) {
    await changes.drop(change);
    return 'dropped';
  }
  // Whoever came after knew the new password.
  const before = (await sessions.of(owner)).filter(
    ({ key, createdAt }) => key !== kept && createdAt < begunAt + SETTLED_SECONDS,
  );
  await Promise.all(before.map((session) => sessions.end(session)));
  await changes.settle(change);
  return 'finished';
};

const finishEmail = async (
  { sessions, changes, directory, emailIndex }: FinishPorts,
  change: AccountChange,
): Promise<'finished' | 'dropped'> => {
  const { owner, from } = change;
  const email = owner && (await directory.addressOf(owner.subject));
  const to = email && (await emailIndex(email));
  if (!owner || !from || !to || to === from) {
    await changes.drop(change);
    return 'dropped';
  }
  await sessions.rename(owner, { from, to });
  await changes.settle(change);
  return 'finished';
};

/**
 * Finishes a change that was cut off. Of an address the pool says whether it changed. Of a password nobody can say: it is
 * taken for changed, since a session too few and a letter too many cost its owner less than a thief who stays.
 */
export const finishChange =
  (ports: FinishPorts) =>
  async (noticeId: string): Promise<'finished' | 'dropped' | 'settled'> => {
    const change = await ports.changes.find(noticeId);
    if (!change) return 'settled';
    if (unixSeconds(ports.clock()) < change.begunAt + SETTLED_SECONDS)
      throw new NotYet('the change may still be under way');
    return change.kind === 'email-changed' ? finishEmail(ports, change) : finishPassword(ports, change);
  };
