import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { IdentityPorts } from '../ports.ts';
import { evenly } from './evenly.ts';
import { endAll } from './sessions.ts';

export const forgotPassword =
  ({ accounts, pause }: IdentityPorts) =>
  ({ email }: { email: string }) =>
    evenly(pause)(() => accounts.forgot(email));

interface Reset {
  email: string;
  code: string;
  password: string;
}

const reset = async (
  ports: IdentityPorts,
  { email, code, password }: Reset,
): Promise<Result<undefined, 'code_invalid' | 'password_common' | 'too_many_requests'>> => {
  const { accounts, sessions, notices, emailIndex, isCommonPassword, rules } = ports;
  if (isCommonPassword(password, email)) return fail('password_common');
  const done = await accounts.reset(email, code, password);
  if (!done.ok) return fail(done.code === 'password_refused' ? 'password_common' : done.code);
  const owner = await sessions.ownerOf(rules.pool, await emailIndex(email));
  if (owner) await endAll(ports)(owner);
  await notices.issue({ kind: 'password-changed', to: email, locale: 'pt-BR' });
  return ok(undefined);
};

/** Another password by the code: whoever was signed in by the old one is no more. */
export const resetPassword = (ports: IdentityPorts) => (asked: Reset) =>
  evenly(ports.pause, 'refusals')(() => reset(ports, asked));
