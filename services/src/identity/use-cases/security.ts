import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { SignedIn } from '@loja/platform/customer.ts';
import { isFresh } from '../domain/session.ts';
import { type IdentityPorts, isChallenge, type Tokens } from '../ports.ts';
import { changeAccount, endByPassword } from './account-change.ts';
import { evenly } from './evenly.ts';

/** Who asks, and by which access token of theirs the pool is asked. */
export interface Asker {
  customer: SignedIn;
  access: string;
}

export const getSession =
  ({ accounts }: IdentityPorts) =>
  async ({ customer, access }: Asker) => {
    const { email, totp } = await accounts.person(access);
    return ok({ email, totp, authenticatedAt: new Date(customer.authTime * 1000).toISOString() });
  };

/** Whether the password was shown recently enough for what decides who owns the account. */
export const freshness =
  ({ rules, clock }: Pick<IdentityPorts, 'rules' | 'clock'>) =>
  ({ customer }: Asker): Result<undefined, 'reauthentication_needed'> =>
    isFresh(customer, unixSeconds(clock()), rules) ? ok(undefined) : fail('reauthentication_needed');

type Proof = Result<Tokens, 'credentials_wrong' | 'code_invalid' | 'too_many_requests'>;

const prove = async (
  { accounts }: IdentityPorts,
  email: string,
  { password, code }: { password: string; code?: string | undefined },
): Promise<Proof> => {
  const answer = await accounts.signIn(email, password);
  if (!answer.ok) return fail(answer.code === 'unconfirmed' ? 'credentials_wrong' : answer.code);
  if (!isChallenge(answer.value)) return ok(answer.value);
  if (code === undefined || answer.value.asks !== 'totp') return fail('code_invalid');
  const answered = await accounts.answer(answer.value, code);
  return answered.ok || answered.code !== 'challenge_expired' ? (answered as Proof) : fail('code_invalid');
};

/** The password once more, and the second factor when it is on: the session is as fresh as if it began now. */
export const reauthenticate =
  (ports: IdentityPorts) =>
  async (
    { customer, access }: Asker,
    shown: { password: string; code?: string | undefined },
  ): Promise<
    Result<{ authenticatedAt: string }, 'credentials_wrong' | 'code_invalid' | 'too_many_requests'>
  > => {
    const { rules, accounts, sessions, clock } = ports;
    const { email } = await accounts.person(access);
    const proof = await prove(ports, email, shown);
    if (!proof.ok) return proof;
    // The session keeps the tokens that it has: these have served.
    await accounts.revoke(proof.value.refresh);
    const at = clock();
    const before = await sessions.find({ pool: rules.pool, subject: customer.id, key: customer.session });
    if (!before || !(await sessions.replace(before, { ...before, authTime: unixSeconds(at) })))
      throw new Error('the session ended or changed while its owner showed the password');
    return ok({ authenticatedAt: at.toISOString() });
  };

export const changePassword =
  (ports: IdentityPorts) =>
  async (
    { customer, access }: Asker,
    { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  ): Promise<Result<{ changed: true }, 'credentials_wrong' | 'password_common' | 'too_many_requests'>> => {
    const { rules, accounts, isCommonPassword } = ports;
    const { email, locale } = await accounts.person(access);
    if (isCommonPassword(newPassword, email)) return fail('password_common');
    const owner = { pool: rules.pool, subject: customer.id };
    const done = await changeAccount(ports)({
      meant: { kind: 'password-changed', owner, kept: customer.session },
      letter: { to: email, locale },
      ask: () => accounts.changePassword(access, currentPassword, newPassword),
      follow: () => endByPassword(ports, owner, customer.session),
    });
    if (!done.ok) return fail(done.code === 'password_refused' ? 'password_common' : done.code);
    return ok({ changed: true });
  };

/** To an address that has an account goes a letter instead of a code; the page says the same. */
export const askForEmail =
  (ports: IdentityPorts) =>
  async (
    asker: Asker,
    { newEmail }: { newEmail: string },
  ): Promise<Result<undefined, 'reauthentication_needed' | 'too_many_requests'>> => {
    const fresh = freshness(ports)(asker);
    if (!fresh.ok) return fresh;
    const { accounts, notices, pause } = ports;
    return evenly(pause)(async () => {
      const asked = await accounts.askForEmail(asker.access, newEmail);
      if (asked.ok || asked.code !== 'taken') return asked.ok ? ok(undefined) : fail('too_many_requests');
      const { locale } = await accounts.person(asker.access);
      await notices.issue({ kind: 'sign-up-again', to: newEmail, locale });
      return ok(undefined);
    });
  };

export const changeEmail =
  (ports: IdentityPorts) =>
  async (
    asker: Asker,
    { code }: { code: string },
  ): Promise<Result<{ email: string }, 'code_invalid' | 'reauthentication_needed' | 'too_many_requests'>> => {
    const fresh = freshness(ports)(asker);
    if (!fresh.ok) return fresh;
    const { rules, accounts, sessions, emailIndex } = ports;
    const before = await accounts.person(asker.access);
    const owner = { pool: rules.pool, subject: asker.customer.id };
    const from = await emailIndex(before.email);
    return changeAccount(ports)({
      meant: { kind: 'email-changed', owner, from },
      // The former mailbox is told, whose owner may be another than who asked.
      letter: { to: before.email, locale: before.locale },
      ask: async () => {
        const verified = await accounts.verifyEmail(asker.access, code);
        return verified.ok ? ok({ email: (await accounts.person(asker.access)).email }) : verified;
      },
      follow: async ({ email }) => sessions.rename(owner, { from, to: await emailIndex(email) }),
    });
  };
