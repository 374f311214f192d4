import { createHash, randomBytes } from 'node:crypto';
import type { PoolRules } from './pool.ts';

/**
 * What the session's cookie holds: whose it is, by which name it is found, and the secret that changes with every
 * refresh. The name is as unguessable as the secret, so that whoever shows it with a wrong secret has seen the cookie.
 */
export interface Shown {
  subject: string;
  name: string;
  secret: string;
}

const SHAPE = /^([0-9a-f-]{36})\.([\w-]{22})\.([\w-]{43})$/;

export const readCookie = (value: string | undefined): Shown | undefined => {
  const [, subject, name, secret] = SHAPE.exec(value ?? '') ?? [];
  return subject && name && secret ? { subject, name, secret } : undefined;
};

export const writeCookie = ({ subject, name, secret }: Shown): string => `${subject}.${name}.${secret}`;

/** 128 random bits. */
export const newName = (): string => randomBytes(16).toString('base64url');
/** 256 random bits: no need to make guessing slow, a plain digest will do (ASVS 5.0 11.4.1). */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The session's key, which may be stored and shown. */
export const keyOf = ({ name }: Pick<Shown, 'name'>): string => sha256(name);
export const digestOf = ({ secret }: Pick<Shown, 'secret'>): string => sha256(secret);

const setCookie = (name: string, value: string, seconds: number, sameSite: PoolRules['sameSite']): string =>
  // __Host- binds it to this very host, whole and over TLS only (RFC 6265bis §4.1.3.2).
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=${sameSite}`;

interface Kept {
  shown: Shown;
  sessionSeconds: number;
  access: string;
  accessSeconds: number;
}

/** Both cookies of a session, for as long as each is good for something. */
export const keepCookies = (
  { shown, sessionSeconds, access, accessSeconds }: Kept,
  { sessionCookie, accessCookie, sameSite }: PoolRules,
): string[] => [
  setCookie(sessionCookie, writeCookie(shown), sessionSeconds, sameSite),
  setCookie(accessCookie, access, accessSeconds, sameSite),
];

export const dropCookies = ({ sessionCookie, accessCookie, sameSite }: PoolRules): string[] =>
  [sessionCookie, accessCookie].map((name) => setCookie(name, '', 0, sameSite));
