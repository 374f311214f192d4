import { unixSeconds } from '@loja/kernel/clock.ts';
import { deviceOf } from '../domain/device.ts';
import { openSession } from '../domain/session.ts';
import { digestOf, keyOf, newName, newSecret, type Shown } from '../domain/session-cookie.ts';
import type { From, IdentityPorts, Tokens } from '../ports.ts';
import { cookiesOf } from './cookies.ts';
import { sealedAt } from './sealed-token.ts';
import { signOut } from './sessions.ts';

export interface Arrival {
  from: From;
  /** As the browser names itself. */
  agent: string | undefined;
  cartId?: string | undefined;
  /** Those of whoever was signed in on the device before, who no longer is. */
  cookies: Readonly<Record<string, string>>;
}

export interface Started {
  cookies: string[];
  cart: { cartId: string; cut: boolean } | undefined;
}

/** The first moment of a session; undefined for who has closed the account. However the person was proven; a name and secret never seen before (ASVS 5.0 7.2.4). */
export const startSession =
  (ports: IdentityPorts) =>
  async (tokens: Tokens, { from, agent, cartId, cookies }: Arrival): Promise<Started | undefined> => {
    const { rules, accounts, sessions, sealer, emailIndex, mergeCarts, clock } = ports;
    const now = unixSeconds(clock());
    const { subject, email } = await accounts.person(tokens.access);
    const shown: Shown = { subject, name: newName(), secret: newSecret() };
    const key = keyOf(shown);
    const session = openSession(
      {
        key,
        subject,
        digest: digestOf(shown),
        device: deviceOf(agent),
        refreshToken: await sealer.seal(sealedAt(key), tokens.refresh),
      },
      now,
      rules,
    );
    if ((await sessions.open(session, { emailIndex: await emailIndex(email) })) === 'gone') {
      await accounts.revoke(tokens.refresh);
      return undefined;
    }
    ports.recordAccess({ account: subject, ...from });
    await signOut(ports)(cookies);
    const cart = await mergeCarts?.(subject, cartId);
    return { cookies: cookiesOf(rules, { session, shown, tokens, now }), cart };
  };
