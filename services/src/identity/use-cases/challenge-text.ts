import type { Challenge } from '../ports.ts';

type Carried = Pick<Challenge, 'username' | 'session'>;

/** The pool binds its key to the person; the name travels along because proving ourselves to the pool needs it. */
export const packed = ({ username, session }: Carried): string =>
  `${Buffer.from(username).toString('base64url')}.${session}`;

export const unpacked = (text: string): Carried | undefined => {
  const at = text.indexOf('.');
  const username = Buffer.from(text.slice(0, Math.max(at, 0)), 'base64url').toString();
  const session = text.slice(at + 1);
  return at > 0 && session.length >= 20 ? { username, session } : undefined;
};

/** Whom a challenge is for, as the pool names them: what guesses at its code are counted by. */
export const challenged = (text: string): string => unpacked(text)?.username ?? '';
