import { fail, type Result } from '@loja/kernel/result.ts';
import type { IdentityPorts } from '../ports.ts';
import { changeAccount, endByPassword } from './account-change.ts';
import { evenly } from './evenly.ts';

export const forgotPassword =
  ({ accounts, pause }: IdentityPorts) =>
  ({ email }: { email: string }) =>
    evenly(pause)(() => accounts.forgot(email));

interface Reset {
  email: string;
  code: string;
  password: string;
}

type Reply = Result<undefined, 'code_invalid' | 'password_common' | 'too_many_requests'>;

const reset = async (ports: IdentityPorts, { email, code, password }: Reset): Promise<Reply> => {
  const { accounts, sessions, emailIndex, isCommonPassword, rules } = ports;
  if (isCommonPassword(password, email)) return fail('password_common');
  const owner = await sessions.ownerOf(rules.pool, await emailIndex(email));
  const done = await changeAccount(ports)({
    meant: { kind: 'password-changed', ...(owner ? { owner } : {}) },
    letter: { to: email, locale: 'pt-BR' },
    ask: () => accounts.reset(email, code, password),
    follow: () => endByPassword(ports, owner),
  });
  return done.ok || done.code !== 'password_refused' ? (done as Reply) : fail('password_common');
};

/** Another password by the code: whoever was signed in by the old one is no more. */
export const resetPassword = (ports: IdentityPorts) => (asked: Reset) =>
  evenly(ports.pause, 'refusals')(() => reset(ports, asked));
