import type { Clock } from '@loja/kernel/clock.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { PoolRules } from './domain/pool.ts';
import type { Session } from './domain/session.ts';

export type SessionName = Pick<Session, 'pool' | 'subject' | 'key'>;

/** What a sign-in tells the shop: which customer it was, and under which blind index of a verified address. */
export interface SignInFact {
  customerId: string;
  emailIndex: string;
}

export interface Sessions {
  /** Keeps a new session, and tells of the sign-in in the same write. */
  open(session: Session, fact: SignInFact | undefined): Promise<void>;
  /** Undefined when there is none, or it has ended or run out. Never a stale copy. */
  find(name: SessionName): Promise<Session | undefined>;
  /** Replaces `before` by `after`; false when another write came between. */
  replace(before: Session, after: Session): Promise<boolean>;
  /** The session that was ended; undefined when there was none. */
  end(name: SessionName): Promise<Session | undefined>;
  /** Those that stand, the newest first. */
  of(owner: Pick<Session, 'pool' | 'subject'>): Promise<Session[]>;
}

/** What an access token of the pool says, once its signature, issuer, client, use and time have been checked. */
export interface AccessClaims {
  subject: string;
  groups: readonly string[];
}
export type TokenRefusal = 'token_expired' | 'token_invalid';

/** Throws when the pool's keys cannot be had: that is no fault of the caller's. */
export type VerifyAccess = (token: string) => Promise<Result<AccessClaims, TokenRefusal>>;

export interface RecognisePorts {
  rules: PoolRules;
  sessions: Pick<Sessions, 'find'>;
  verify: VerifyAccess;
  clock: Clock;
}
