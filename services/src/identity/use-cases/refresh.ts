import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { rotated, type Session } from '../domain/session.ts';
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
 * never given, has been copied: the session ends, for the owner and the thief alike.
 */
export const refreshSession =
  (ports: IdentityPorts) =>
  async (cookies: Readonly<Record<string, string>>, from: From): Promise<Refreshed> => {
    const over = { ...fail('session_expired'), dropped: dropCookies(ports.rules) };
    const shown = readCookie(cookies[ports.rules.sessionCookie]);
    if (!shown) return over;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const turned = await turnIn(ports, shown);
      if (turned === 'over') return over;
      if (turned === 'raced') continue;
      ports.recordAccess({ account: shown.subject, ...from });
      return ok({ cookies: turned });
    }
    return fail('busy');
  };

const turnIn = async (ports: IdentityPorts, shown: Shown): Promise<string[] | 'over' | 'raced'> => {
  const { rules, sessions, accounts, sealer, clock } = ports;
  const now = unixSeconds(clock());
  const key = keyOf(shown);
  const before = await sessions.find({ pool: rules.pool, subject: shown.subject, key });
  if (!before) return 'over';
  const next = { ...shown, secret: newSecret() };
  const after = (refreshToken: string): Session | undefined =>
    rotated(before, { shown: digestOf(shown), next: digestOf(next), refreshToken }, now, rules);
  if (!after(before.refreshToken)) {
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
  if (!session || !(await sessions.replace(before, session))) return 'raced';
  return cookiesOf(rules, { session, shown: next, tokens: tokens.value, now });
};
