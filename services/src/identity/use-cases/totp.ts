import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { otpauthUri } from '../domain/otpauth.ts';
import type { IdentityPorts } from '../ports.ts';
import { type Asker, freshness } from './security.ts';

/** A new secret counts for nothing until a code of it is shown. */
export const beginTotp =
  (ports: IdentityPorts) =>
  async (
    asker: Asker,
  ): Promise<Result<{ secret: string; uri: string }, 'reauthentication_needed' | 'totp_already_on'>> => {
    const fresh = freshness(ports)(asker);
    if (!fresh.ok) return fresh;
    const { email, totp } = await ports.accounts.person(asker.access);
    // A second secret would quietly take the place of the first.
    if (totp) return fail('totp_already_on');
    const secret = await ports.accounts.beginTotp(asker.access);
    return ok({ secret, uri: otpauthUri(ports.shopName, email, secret) });
  };

export const confirmTotp =
  (ports: IdentityPorts) =>
  async (
    asker: Asker,
    { code }: { code: string },
  ): Promise<Result<{ totp: true }, 'code_invalid' | 'reauthentication_needed' | 'too_many_requests'>> => {
    const fresh = freshness(ports)(asker);
    if (!fresh.ok) return fresh;
    const confirmed = await ports.accounts.confirmTotp(asker.access, code);
    if (!confirmed.ok) return confirmed;
    const { email, locale } = await ports.accounts.person(asker.access);
    await ports.notices.issue({ kind: 'totp-on', to: email, locale });
    return ok({ totp: true });
  };

export const stopTotp =
  (ports: IdentityPorts) =>
  async (asker: Asker): Promise<Result<{ totp: false }, 'reauthentication_needed'>> => {
    const fresh = freshness(ports)(asker);
    if (!fresh.ok) return fresh;
    await ports.accounts.stopTotp(asker.access);
    const { email, locale } = await ports.accounts.person(asker.access);
    await ports.notices.issue({ kind: 'totp-off', to: email, locale });
    return ok({ totp: false });
  };
