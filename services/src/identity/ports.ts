import type { NoticeKind } from '@loja/contracts/http/account-security.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import type { PoolRules } from './domain/pool.ts';
import type { Session } from './domain/session.ts';

export type SessionName = Pick<Session, 'pool' | 'subject' | 'key'>;

export type SessionOwner = Pick<Session, 'pool' | 'subject'>;

/** What a sign-in tells the shop beside who it was: the blind index of the verified address. */
export interface SignInFact {
  emailIndex: string;
}

export interface Sessions {
  /**
   * Keeps a new session and whose address it came by, and tells of the sign-in in the same write. `gone`: its owner has
   * closed the account, and nothing was written.
   */
  open(session: Session, fact: SignInFact): Promise<'opened' | 'gone'>;
  /** Who signs in by an address now, which the shop is told. */
  rename(owner: SessionOwner, addresses: { from: string; to: string }): Promise<void>;
  forgetAddress(pool: PoolRules['pool'], emailIndex: string): Promise<void>;
  /** Who last signed in by an address: to end their sessions when the address is all that is known. */
  ownerOf(pool: PoolRules['pool'], emailIndex: string): Promise<SessionOwner | undefined>;
  /** Undefined when there is none, or it has ended or run out. Never a stale copy. */
  find(name: SessionName): Promise<Session | undefined>;
  /** Replaces `before` by `after`; false when another write came between. */
  replace(before: Session, after: Session): Promise<boolean>;
  /** Tells of a new account. */
  announceSignUp(subject: string, marketing: boolean): Promise<void>;
  /** Tells that an account was never confirmed. */
  announceLapse(subject: string): Promise<void>;
  /** The session that was ended; undefined when there was none. */
  end(name: SessionName): Promise<Session | undefined>;
  /** Those that stand, the newest first. */
  of(owner: SessionOwner): Promise<Session[]>;
}

/** What an access token of the pool says, once its signature, issuer, client, use and time have been checked. */
export interface AccessClaims {
  subject: string;
  groups: readonly string[];
}
export type TokenRefusal = 'token_expired' | 'token_invalid';

/** Throws when the pool's keys cannot be had: that is no fault of the caller's. */
export type VerifyAccess = (token: string) => Promise<Result<AccessClaims, TokenRefusal>>;

export interface Roster {
  /** The groups of a person at this moment; undefined for who is not there, or is and may not come in. */
  groupsOf(subject: string): Promise<readonly string[] | undefined>;
}

export interface RecognisePorts {
  rules: PoolRules;
  sessions: Pick<Sessions, 'find'>;
  verify: VerifyAccess;
  clock: Clock;
}

export type Locale = 'pt-BR' | 'en';

/** What the pool hands out for a proven person. */
export interface Tokens {
  access: string;
  refresh: string;
  /** How long the access token lives. */
  seconds: number;
}

/** The next step of a sign-in: what is asked, of whom, and the pool's key to it. */
export interface Challenge {
  asks: 'totp' | 'new-password' | 'totp-setup';
  username: string;
  session: string;
}

export interface Person {
  subject: string;
  email: string;
  locale: Locale;
  totp: boolean;
}

type Throttled = 'too_many_requests';

/** A step of a sign-in as it comes back from the browser. */
type Carried = Pick<Challenge, 'username' | 'session'>;

/** The pool, through its operations for everybody: none takes more right than what the person shows. */
export interface Accounts {
  signUp(account: {
    email: string;
    password: string;
    locale: Locale;
  }): Promise<Result<{ subject: string }, 'taken' | 'password_refused' | Throttled>>;
  confirm(email: string, code: string): Promise<Result<undefined, 'code_invalid' | Throttled>>;
  /** Sends a code where an account awaits one; says nothing either way. */
  resendCode(email: string): Promise<Result<undefined, Throttled>>;
  signIn(
    email: string,
    password: string,
  ): Promise<Result<Tokens | Challenge, 'credentials_wrong' | 'unconfirmed' | Throttled>>;
  answer(
    challenge: Carried,
    code: string,
  ): Promise<Result<Tokens, 'code_invalid' | 'challenge_expired' | Throttled>>;
  /** In place of one that was handed out. */
  choosePassword(
    challenge: Carried,
    password: string,
  ): Promise<Result<Tokens | Challenge, 'password_refused' | 'challenge_expired' | Throttled>>;
  /** A secret for an authenticator, of who may not come in without one. */
  beginEnrolment(challenge: Carried): Promise<{ secret: string; challenge: Carried }>;
  /** Turns the authenticator on by its first code, and lets its owner in. */
  confirmEnrolment(
    challenge: Carried,
    code: string,
  ): Promise<Result<Tokens, 'code_invalid' | 'challenge_expired' | Throttled>>;
  /** The refresh token that was turned in is good for nothing soon after. */
  refresh(refreshToken: string): Promise<Result<Tokens, 'refused'>>;
  /** Ends a refresh token and every access token that came of it; one that is ended already is a success. */
  revoke(refreshToken: string): Promise<void>;
  /** Sends a code where there is an account; says nothing either way. */
  forgot(email: string): Promise<Result<undefined, Throttled>>;
  reset(
    email: string,
    code: string,
    password: string,
  ): Promise<Result<undefined, 'code_invalid' | 'password_refused' | Throttled>>;
  person(access: string): Promise<Person>;
  changePassword(
    access: string,
    current: string,
    next: string,
  ): Promise<Result<undefined, 'credentials_wrong' | 'password_refused' | Throttled>>;
  askForEmail(access: string, email: string): Promise<Result<undefined, 'taken' | Throttled>>;
  verifyEmail(access: string, code: string): Promise<Result<undefined, 'code_invalid' | Throttled>>;
  beginTotp(access: string): Promise<string>;
  confirmTotp(access: string, code: string): Promise<Result<undefined, 'code_invalid' | Throttled>>;
  stopTotp(access: string): Promise<void>;
}

export const isChallenge = (answer: Tokens | Challenge): answer is Challenge => 'session' in answer;

export interface Notices {
  /** Sees to it that the letter is written, once, later. */
  issue(notice: { kind: NoticeKind; to: string; locale: Locale }): Promise<void>;
}

/** A change of what lets an owner in, as it was meant when the pool was asked for it. */
export interface AccountChange {
  /** Names the change, and the letter about it. */
  noticeId: string;
  kind: Extract<NoticeKind, 'password-changed' | 'email-changed'>;
  /** Undefined where only an address is known by which nobody has signed in yet. */
  owner?: SessionOwner;
  /** The session in which a password is changed goes on. */
  kept?: string;
  /** Blind index of the address before the change of it. */
  from?: string;
  begunAt: number;
}

export interface Changes {
  /** Writes down what is meant, and to whom its letter goes; tells of it, so that it is looked after. */
  begin(
    meant: Omit<AccountChange, 'noticeId' | 'begunAt'>,
    letter: { to: string; locale: Locale },
  ): Promise<AccountChange>;
  /** Undefined once it is settled or dropped. */
  find(noticeId: string): Promise<AccountChange | undefined>;
  /** All of it is done: the letter goes out, once. */
  settle(change: AccountChange): Promise<void>;
  /** The pool made no such change: nothing is left of it. */
  drop(change: AccountChange): Promise<void>;
}

/** What the customer's cart is after that of the device was joined to it. */
export type CartMerge = (
  customerId: string,
  cartId: string | undefined,
) => Promise<{ cartId: string; cut: boolean } | undefined>;

/** The pool's rights over its people, for what no person asks by their own token. */
export interface Directory {
  /** Undefined when there is no such person. */
  addressOf(subject: string): Promise<string | undefined>;
  /** Who signed up before an instant and never confirmed the address. */
  unconfirmedSince(before: Date): Promise<string[]>;
  /** Removing who is not there is a success. */
  remove(subject: string): Promise<void>;
}

/** Where a request came from and what it asked, for the access record. */
export interface From {
  address: string;
  route: string;
}

export interface IdentityPorts {
  rules: PoolRules;
  accounts: Accounts;
  sessions: Sessions;
  notices: Notices;
  changes: Changes;
  /** Keeps refresh tokens unreadable at rest, each bound to its session. */
  sealer: Sealer;
  emailIndex: (email: string) => Promise<string>;
  isCommonPassword: (password: string, email: string) => boolean;
  /** Only where a deletion is carried out. */
  directory?: Directory;
  /** Absent at a pool whose people have no carts. */
  mergeCarts?: CartMerge;
  clock: Clock;
  shopName: string;
  /** Keeps who was signed in, from where and when (Marco Civil art. 15). */
  recordAccess: (access: From & { account: string }) => void;
  /** A former secret was shown: a cookie was copied, and its session has ended. */
  noticeTheft: (subject: string) => void;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
}

/** What finishes a change that was cut off. */
export interface FinishPorts extends Pick<IdentityPorts, 'sessions' | 'emailIndex' | 'clock'> {
  changes: Omit<Changes, 'begin'>;
  directory: Pick<Directory, 'addressOf'>;
}
