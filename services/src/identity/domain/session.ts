import type { PoolRules } from './pool.ts';

/** A session as kept. Times are Unix seconds; digests are of secrets, which nobody keeps. */
export interface Session {
  /** Names the session to its owner: a digest of what its cookie names it by. */
  key: string;
  pool: PoolRules['pool'];
  /** The pool's `sub` of its owner. */
  subject: string;
  /** Secrets that may be turned in; more than one after two turned the same one in at once. */
  current: readonly string[];
  /** Those that were turned in last. */
  retired: readonly string[];
  rotatedAt: number;
  createdAt: number;
  lastSeenAt: number;
  idleUntil: number;
  absoluteUntil: number;
  /** When the password was last shown in it. */
  authTime: number;
  device: string;
  /** The pool's refresh token, sealed. */
  refreshToken: string;
}

/** Secrets that a session keeps for tabs that turn the same one in at once: what bounds its row. */
const MOST_AT_ONCE = 4;

/** `current`: in order. `superseded`: turned in a moment ago. `reused`: an old one, which only a copy would show. */
export type Standing = 'current' | 'superseded' | 'reused';

export const isOver = ({ idleUntil, absoluteUntil }: Session, now: number): boolean =>
  now >= Math.min(idleUntil, absoluteUntil);

/** What a shown secret is worth in a session that is not over. */
export const standingOf = (session: Session, digest: string, now: number, rules: PoolRules): Standing => {
  if (session.current.includes(digest)) return 'current';
  const isLate = now >= session.rotatedAt + rules.grace;
  return session.retired.includes(digest) && !isLate ? 'superseded' : 'reused';
};

interface Opening {
  key: string;
  subject: string;
  digest: string;
  device: string;
  refreshToken: string;
}

export const openSession = (
  { key, subject, digest, device, refreshToken }: Opening,
  now: number,
  { pool, idle, absolute }: PoolRules,
): Session => ({
  key,
  pool,
  subject,
  current: [digest],
  retired: [],
  rotatedAt: now,
  createdAt: now,
  lastSeenAt: now,
  idleUntil: now + idle,
  absoluteUntil: now + absolute,
  authTime: now,
  device,
  refreshToken,
});

/**
 * The session after `shown` was turned in for `next`. A current secret retires all; one superseded a moment ago gets a
 * sibling, since its owner may never have seen the answer that held the other. `crowded`: there are enough of those, and a
 * browser of many tabs has one of them by now. `reused`: `shown` may not be turned in.
 */
export const rotated = (
  session: Session,
  { shown, next, refreshToken }: { shown: string; next: string; refreshToken: string },
  now: number,
  rules: PoolRules,
): Session | 'crowded' | 'reused' => {
  const alive = { ...session, refreshToken, lastSeenAt: now, idleUntil: now + rules.idle };
  switch (standingOf(session, shown, now, rules)) {
    case 'current':
      return { ...alive, current: [next], retired: session.current, rotatedAt: now };
    case 'superseded':
      return session.current.length < MOST_AT_ONCE
        ? { ...alive, current: [...session.current, next] }
        : 'crowded';
    case 'reused':
      return 'reused';
  }
};

/** Whether the password was shown recently enough for what decides who owns the account. */
export const isFresh = ({ authTime }: { authTime: number }, now: number, { fresh }: PoolRules): boolean =>
  now < authTime + fresh;
