import type { Session } from '../domain/session.ts';
import { keepCookies, type Shown } from '../domain/session-cookie.ts';
import type { IdentityPorts, Tokens } from '../ports.ts';

/** Cookies of a session as it stands now, each for as long as it is good for something. */
export const cookiesOf = (
  rules: IdentityPorts['rules'],
  { session, shown, tokens, now }: { session: Session; shown: Shown; tokens: Tokens; now: number },
): string[] =>
  keepCookies(
    {
      shown,
      sessionSeconds: Math.min(session.idleUntil, session.absoluteUntil) - now,
      access: tokens.access,
      accessSeconds: tokens.seconds,
    },
    rules,
  );
