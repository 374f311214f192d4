import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { Session } from '../domain/session.ts';
import { dropCookies, keyOf, readCookie } from '../domain/session-cookie.ts';
import type { IdentityPorts, SessionOwner } from '../ports.ts';
import { revokeAll } from './sealed-token.ts';

type Ending = Pick<IdentityPorts, 'sessions' | 'accounts' | 'sealer'>;

/** Ends the sessions of one owner, all but `kept`; answers how many. */
export const endAll =
  (ports: Ending) =>
  async (owner: SessionOwner, kept?: string): Promise<number> => {
    const others = (await ports.sessions.of(owner)).filter(({ key }) => key !== kept);
    const ended = await Promise.all(others.map((session) => ports.sessions.end(session)));
    const gone = ended.filter((session) => session !== undefined);
    await revokeAll(ports)(gone);
    return gone.length;
  };

export const endOne =
  (ports: Ending & Pick<IdentityPorts, 'rules'>) =>
  async (subject: string, key: string): Promise<Result<{ ended: number }, 'session_not_found'>> => {
    const ended = await ports.sessions.end({ pool: ports.rules.pool, subject, key });
    if (!ended) return fail('session_not_found');
    await revokeAll(ports)([ended]);
    return ok({ ended: 1 });
  };

const viewOf = (session: Session, current: string) => ({
  sessionId: session.key,
  device: session.device,
  createdAt: new Date(session.createdAt * 1000).toISOString(),
  lastSeenAt: new Date(session.lastSeenAt * 1000).toISOString(),
  current: session.key === current,
});

export const listSessions =
  ({ sessions, rules: { pool } }: IdentityPorts) =>
  async (subject: string, current: string) =>
    ok({ sessions: (await sessions.of({ pool, subject })).map((session) => viewOf(session, current)) });

/** Ends the session of the cookie. Its secret need not be in order: whoever has seen the cookie may end it. */
export const signOut =
  (ports: IdentityPorts) =>
  async (cookies: Readonly<Record<string, string>>): Promise<string[]> => {
    const shown = readCookie(cookies[ports.rules.sessionCookie]);
    if (shown) await endOne(ports)(shown.subject, keyOf(shown));
    return dropCookies(ports.rules);
  };
