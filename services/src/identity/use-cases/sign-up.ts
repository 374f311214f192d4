import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { IdentityPorts, Locale } from '../ports.ts';
import { evenly } from './evenly.ts';

interface NewAccount {
  email: string;
  password: string;
  locale: Locale;
  marketing: boolean;
}

const open = async (
  { accounts, sessions, notices, isCommonPassword }: IdentityPorts,
  { email, password, locale, marketing }: NewAccount,
): Promise<Result<undefined, 'password_common' | 'too_many_requests'>> => {
  if (isCommonPassword(password, email)) return fail('password_common');
  const opened = await accounts.signUp({ email, password, locale });
  if (opened.ok) {
    await sessions.announceSignUp(opened.value.subject, marketing);
    return ok(undefined);
  }
  if (opened.code === 'password_refused') return fail('password_common');
  if (opened.code !== 'taken') return fail(opened.code);
  // One that was never confirmed gets its code again; the pool knows which it is.
  await accounts.resendCode(email);
  await notices.issue({ kind: 'sign-up-again', to: email, locale });
  return ok(undefined);
};

/**
 * Opens an account, or tells the owner of one that somebody tried to: what the page says is the same, and takes as long.
 */
export const signUp = (ports: IdentityPorts) => (account: NewAccount) =>
  evenly(ports.pause)(() => open(ports, account));

export const confirmSignUp =
  ({ accounts, pause }: IdentityPorts) =>
  ({ email, code }: { email: string; code: string }) =>
    evenly(pause, 'refusals')(() => accounts.confirm(email, code));

export const resendCode =
  ({ accounts, pause }: IdentityPorts) =>
  ({ email }: { email: string }) =>
    evenly(pause)(() => accounts.resendCode(email));
