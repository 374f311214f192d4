import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail } from '@loja/kernel/result.ts';
import { type Session, standingOf } from '../domain/session.ts';
import { digestOf, keyOf, readCookie } from '../domain/session-cookie.ts';
import type { AccessClaims, RecognisePorts } from '../ports.ts';

export interface Recognised {
  session: Session;
  claims: AccessClaims;
}

const accessOf = (verify: RecognisePorts['verify'], token: string | undefined) =>
  token ? verify(token) : fail('token_expired');

/**
 * Who shows these cookies. `stale`: the session stands, but what was shown must be renewed by a refresh, or be found out
 * there as stolen. At most one read, and none without a session's cookie.
 */
export const recognise =
  ({ rules, sessions, verify, clock }: RecognisePorts) =>
  async (cookies: Readonly<Record<string, string>>): Promise<Recognised | 'stale' | 'anonymous'> => {
    const shown = readCookie(cookies[rules.sessionCookie]);
    if (!shown) return 'anonymous';
    const access = await accessOf(verify, cookies[rules.accessCookie]);
    if (access.ok ? access.value.subject !== shown.subject : access.code === 'token_invalid')
      return 'anonymous';
    const session = await sessions.find({ pool: rules.pool, subject: shown.subject, key: keyOf(shown) });
    if (!session) return 'anonymous';
    const standing = standingOf(session, digestOf(shown), unixSeconds(clock()), rules);
    return access.ok && standing !== 'reused' ? { session, claims: access.value } : 'stale';
  };
