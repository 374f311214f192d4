import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { rotated } from '../domain/session.ts';
import { digestOf, dropCookies, keyOf, newSecret, readCookie, type Shown } from '../domain/session-cookie.ts';
import type { From, IdentityPorts } from '../ports.ts';
import { cookiesOf } from './cookies.ts';
import { sealedAt } from './sealed-token.ts';
import { endOne } from './sessions.ts';

type Refreshed = Result<{ cookies: string[] }, 'session_expired' | 'busy'> & { dropped?: string[] };

/** How often two refreshes at once may come between each other. */
const ATTEMPTS = 3;

/**
 * Turns the cookie's secret in for another, and the pool's refresh token with it. A secret that was turned in before, or
 * never given, has been copied: the session ends, for the owner and the thief alike. One more tab than the session has
 * room for is told to come again: the browser holds another tab's new secret by then.
 */
export const refreshSession =
  (ports: IdentityPorts) =>
  async (cookies: Readonly<Record<string, string>>, from: From): Promise<Refreshed> => {
    const over = { ...fail('session_expired'), dropped: dropCookies(ports.rules) };
    const shown = readCookie(cookies[ports.rules.sessionCookie]);
    if (!shown) return over;
    let turned = await turnIn(ports, shown);
    for (let attempt = 1; turned === 'raced' && attempt < ATTEMPTS; attempt += 1)
      turned = await turnIn(ports, shown);
    if (turned === 'over') return over;
    if (typeof turned === 'string') return fail('busy');
    ports.recordAccess({ account: shown.subject, ...from });
    return ok({ cookies: turned });
  };

const turnIn = async (
  ports: IdentityPorts,
  shown: Shown,
): Promise<string[] | 'over' | 'crowded' | 'raced'> => {
  const { rules, sessions, accounts, sealer, clock } = ports;
  const now = unixSeconds(clock());
  const key = keyOf(shown);
  const before = await sessions.find({ pool: rules.pool, subject: shown.subject, key });
  if (!before) return 'over';
  const next = { ...shown, secret: newSecret() };
  const after = (refreshToken: string) =>
    rotated(before, { shown: digestOf(shown), next: digestOf(next), refreshToken }, now, rules);
  const may = after(before.refreshToken);
  if (may === 'crowded') return may;
  if (may === 'reused') {
    await endOne(ports)(shown.subject, key);
    ports.noticeTheft(shown.subject);
    return 'over';
  }
  const tokens = await accounts.refresh(await sealer.open(sealedAt(key), before.refreshToken));
  if (!tokens.ok) {
    await endOne(ports)(shown.subject, key);
    return 'over';
  }
  const session = after(await sealer.seal(sealedAt(key), tokens.value.refresh));
  if (typeof session === 'string' || !(await sessions.replace(before, session))) return 'raced';
  return cookiesOf(rules, { session, shown: next, tokens: tokens.value, now });
};
