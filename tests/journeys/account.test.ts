import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { CustomerId } from '@loja/kernel/ids.ts';
import { totp } from '@loja/local/totp.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { awsOptions, emailsTo, table } from '../src/back-room.ts';
import {
  type Account,
  codeTo,
  type Device,
  device,
  newAccount,
  openAccount,
  signedInDevice,
} from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { base } from '../src/shopper.ts';

type Answer = { ok: true; value: unknown } | { ok: false; problem: 'unreachable' | { code: string } };

const said = (result: Answer): unknown => {
  if (result.ok) return result.value;
  return result.problem === 'unreachable' ? 'unreachable' : result.problem.code;
};

const SESSION = '__Host-loja-session';
const ACCESS = '__Host-loja-access';
const sessionsOn = async (on: Device) => said(await on.call(api.listSessions));
const letterTo = (email: string, subject: string) =>
  eventually(`a letter "${subject}" to ${email}`, async () =>
    (await emailsTo(email)).find((mail) => mail.subject.startsWith(subject)),
  );

describe('an account', () => {
  test('is opened, confirmed, signed in to, renewed and left', async () => {
    const account = newAccount();
    const phone = device();
    expect(said(await phone.call(api.signUp, { body: account }))).toEqual({ sent: true });
    expect(said(await phone.call(api.signIn, { body: account }))).toBe('credentials_wrong');
    const code = await codeTo(account.email);
    const wrong = code === '000000' ? '000001' : '000000';
    const confirm = (shown: string) =>
      phone.call(api.confirmSignUp, { body: { email: account.email, code: shown } });
    expect(said(await confirm(wrong))).toBe('code_invalid');
    // The sign-in before it sent another code, which took the place of the first.
    expect(said(await confirm(await codeTo(account.email, 1)))).toEqual({ confirmed: true });
    expect(
      said(await phone.call(api.signIn, { body: { ...account, password: `${account.password}!` } })),
    ).toBe('credentials_wrong');
    expect(phone.jar.size).toBe(0);
    expect(said(await phone.call(api.signIn, { body: account }))).toEqual({ status: 'signed_in' });
    expect([...phone.jar.keys()].toSorted()).toEqual([ACCESS, SESSION]);
    expect(await sessionsOn(phone)).toMatchObject({ sessions: [{ current: true, device: 'Chrome, Linux' }] });
    expect(said(await phone.call(api.getSession))).toMatchObject({ email: account.email, totp: false });

    const before = new Map(phone.jar);
    expect(said(await phone.call(api.refreshSession))).toEqual({ status: 'signed_in' });
    expect(phone.jar.get(SESSION)).not.toBe(before.get(SESSION));
    expect(phone.jar.get(ACCESS)).not.toBe(before.get(ACCESS));
    expect(await sessionsOn(phone)).toMatchObject({ sessions: [{ current: true }] });

    const copied = new Map(phone.jar);
    expect(said(await phone.call(api.signOut))).toEqual({ status: 'signed_out' });
    expect(phone.jar.size).toBe(0);
    const thief = device();
    for (const [name, value] of copied) thief.jar.set(name, value);
    expect(await sessionsOn(thief)).toBe('unauthorized');
  });

  test('that is opened again gets a letter, and the page says nothing of it', async () => {
    const account = await openAccount();
    const stranger = device();
    const again = { email: account.email.toUpperCase(), password: 'uma outra senha qualquer' };
    expect(said(await stranger.call(api.signUp, { body: again }))).toEqual({ sent: true });
    await letterTo(account.email, 'Você já tem uma conta');
    expect(said(await stranger.call(api.signIn, { body: again }))).toBe('credentials_wrong');
  });

  test('that does not exist is answered like one that does', async () => {
    const account = await openAccount();
    const nobody = newAccount();
    const stranger = device();
    const ask = async ({ email }: Account) => [
      said(await stranger.call(api.signIn, { body: { email, password: 'uma senha que não é' } })),
      said(await stranger.call(api.forgotPassword, { body: { email } })),
      said(await stranger.call(api.resendCode, { body: { email } })),
      said(await stranger.call(api.confirmSignUp, { body: { email, code: '000000' } })),
      said(
        await stranger.call(api.resetPassword, {
          body: { email, code: '000000', password: 'mais uma senha longa' },
        }),
      ),
    ];
    expect(await ask(nobody)).toEqual(await ask(account));
    expect(await emailsTo(nobody.email)).toEqual([]);
  });
});

describe('a session', () => {
  let account: Account;
  beforeAll(async () => {
    account = await openAccount();
  });

  test('is seen on other devices and ended there, at once', async () => {
    const phone = await signedInDevice(
      account,
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1',
    );
    const laptop = await signedInDevice(account);
    const listed = await laptop.call(api.listSessions);
    const other = listed.ok && listed.value.sessions.find(({ device: name }) => name === 'Safari, iPhone');
    if (!other) throw new Error(`no iPhone among ${JSON.stringify(listed)}`);
    const params = { sessionId: other.sessionId };
    expect(said(await laptop.call(api.endSession, { params }))).toEqual({ ended: 1 });
    expect(await sessionsOn(phone)).toBe('unauthorized');
    expect(said(await phone.call(api.refreshSession))).toBe('session_expired');
    expect(said(await laptop.call(api.endSession, { params }))).toBe('session_not_found');
    await signedInDevice(account);
    expect(said(await laptop.call(api.endOtherSessions))).toEqual({ ended: 1 });
    expect(await sessionsOn(laptop)).toMatchObject({ sessions: [{ current: true }] });
  });

  test('gives way to the next one on the same device', async () => {
    const phone = await signedInDevice(await openAccount());
    const before = new Map(phone.jar);
    expect(said(await phone.call(api.signIn, { body: account }))).toEqual({ status: 'signed_in' });
    const former = device();
    for (const [name, value] of before) former.jar.set(name, value);
    expect(await sessionsOn(former)).toBe('unauthorized');
  });

  test('of another is as absent as one that never was', async () => {
    const mine = await signedInDevice(account);
    const theirs = await signedInDevice(await openAccount());
    const listed = await theirs.call(api.listSessions);
    const sessionId = (listed.ok && listed.value.sessions[0]?.sessionId) || '';
    const end = async (id: string) => mine.call(api.endSession, { params: { sessionId: id } });
    const [another, none] = [await end(sessionId), await end('0'.repeat(64))];
    expect(said(another)).toBe('session_not_found');
    expect(another).toMatchObject({
      problem: { title: (none as { problem: { title: string } }).problem.title },
    });
    expect(await sessionsOn(theirs)).toMatchObject({ sessions: [{ current: true }] });
  });

  test('whose access ran out says so, and goes on after a refresh', async () => {
    const phone = await signedInDevice(account);
    phone.jar.delete(ACCESS);
    const asked = await phone.fetcher(`${base}/account/sessions`);
    expect([asked.status, ((await asked.json()) as { code: string }).code]).toEqual([401, 'session_stale']);
    // The client that all pages use renews and asks again by itself.
    expect(await sessionsOn(phone)).toMatchObject({ sessions: expect.anything() });
    expect(phone.jar.has(ACCESS)).toBe(true);
  });

  test('whose cookie was copied and is shown with a former secret ends for everybody', async () => {
    const owner = await signedInDevice(account);
    const thief = device();
    const guessed = (owner.jar.get(SESSION) ?? '').replace(/[^.]+$/, 'A'.repeat(43));
    thief.jar.set(SESSION, guessed);
    expect(said(await thief.call(api.refreshSession))).toBe('session_expired');
    expect(await sessionsOn(owner)).toBe('unauthorized');
  });

  test('is not opened by another’s access, nor by a changed one', async () => {
    const mine = await signedInDevice(account);
    const theirs = await signedInDevice(await openAccount());
    const token = mine.jar.get(ACCESS) ?? '';
    mine.jar.set(ACCESS, theirs.jar.get(ACCESS) ?? '');
    expect(await sessionsOn(mine)).toBe('unauthorized');
    mine.jar.set(ACCESS, `${token.slice(0, -4)}AAAA`);
    expect(await sessionsOn(mine)).toBe('unauthorized');
  });

  test('is left by nobody’s form: without our page’s header nothing changes', async () => {
    const mine = await signedInDevice(account);
    const forged = await mine.fetcher(`${base}/auth/sign-out`, {
      method: 'POST',
    });
    expect([forged.status, ((await forged.json()) as { code: string }).code]).toEqual([400, 'cross_site']);
    const elsewhere = { headers: { origin: 'https://evil.example' } };
    expect(said(await mine.call(api.signOut, elsewhere))).toBe('cross_site');
    expect(await sessionsOn(mine)).toMatchObject({ sessions: expect.anything() });
  });
});

describe('a password', () => {
  test('that was forgotten is made anew by a code, and every session ends', async () => {
    const account = await openAccount();
    const phone = await signedInDevice(account);
    const door = device();
    expect(said(await door.call(api.forgotPassword, { body: { email: account.email } }))).toEqual({
      sent: true,
    });
    const code = await codeTo(account.email, 1);
    const next = { email: account.email, password: 'senha nova de novo 42' };
    expect(said(await door.call(api.resetPassword, { body: { ...next, code } }))).toEqual({ reset: true });
    expect(await sessionsOn(phone)).toBe('unauthorized');
    expect(said(await door.call(api.resetPassword, { body: { ...next, code } }))).toBe('code_invalid');
    expect(said(await door.call(api.signIn, { body: account }))).toBe('credentials_wrong');
    expect(said(await door.call(api.signIn, { body: next }))).toEqual({ status: 'signed_in' });
    await letterTo(account.email, 'Sua senha mudou');
  });

  test('is changed by who knows it, and the other sessions end', async () => {
    const account = await openAccount();
    const [phone, laptop] = [await signedInDevice(account), await signedInDevice(account)];
    const body = { currentPassword: account.password, newPassword: 'outra senha bem comprida' };
    expect(said(await laptop.call(api.changePassword, { body: { ...body, currentPassword: 'não é' } }))).toBe(
      'credentials_wrong',
    );
    expect(said(await laptop.call(api.changePassword, { body }))).toEqual({ changed: true });
    expect(await sessionsOn(phone)).toBe('unauthorized');
    expect(await sessionsOn(laptop)).toMatchObject({ sessions: [{ current: true }] });
    await signedInDevice({ ...account, password: body.newPassword });
    await letterTo(account.email, 'Sua senha mudou');
  });
});

test('an address is changed by a code that comes to it, and the old one is told', async () => {
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const { email: newEmail } = newAccount();
  expect(said(await phone.call(api.askForEmail, { body: { newEmail } }))).toEqual({ sent: true });
  expect(said(await device().call(api.signIn, { body: { ...account, email: newEmail } }))).toBe(
    'credentials_wrong',
  );
  const code = await codeTo(newEmail);
  expect(said(await phone.call(api.changeEmail, { body: { code } }))).toEqual({ email: newEmail });
  await letterTo(account.email, 'O e-mail da sua conta mudou');
  await signedInDevice({ ...account, email: newEmail });
  expect(said(await device().call(api.signIn, { body: account }))).toBe('credentials_wrong');
});

test('an authenticator is set up, asked for, and switched off again', async () => {
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const begun = await phone.call(api.beginTotp);
  if (!begun.ok) throw new Error(`refused: ${JSON.stringify(begun.problem)}`);
  const { secret, uri } = begun.value;
  expect(uri).toContain(`secret=${secret}`);
  expect(said(await phone.call(api.confirmTotp, { body: { code: '000000' } }))).toBe('code_invalid');
  expect(said(await phone.call(api.confirmTotp, { body: { code: totp(secret) } }))).toEqual({ totp: true });
  expect(said(await phone.call(api.beginTotp))).toBe('totp_already_on');
  await letterTo(account.email, 'Verificação em duas etapas ligada');

  const laptop = device();
  const first = await laptop.call(api.signIn, { body: account });
  expect(said(first)).toMatchObject({ status: 'totp_needed' });
  expect(laptop.jar.size).toBe(0);
  const challenge = (first.ok && first.value.status === 'totp_needed' && first.value.challenge) || '';
  expect(said(await laptop.call(api.answerChallenge, { body: { challenge, code: '000000' } }))).toBe(
    'code_invalid',
  );
  expect(
    said(
      await laptop.call(api.answerChallenge, { body: { challenge: `${challenge}x`, code: totp(secret) } }),
    ),
  ).toBe('challenge_expired');
  expect(said(await laptop.call(api.answerChallenge, { body: { challenge, code: totp(secret) } }))).toEqual({
    status: 'signed_in',
  });
  const again = { password: account.password };
  expect(said(await laptop.call(api.reauthenticate, { body: again }))).toBe('code_invalid');
  expect(
    said(await laptop.call(api.reauthenticate, { body: { ...again, code: totp(secret) } })),
  ).toMatchObject({
    authenticatedAt: expect.any(String),
  });
  expect(said(await laptop.call(api.stopTotp))).toEqual({ totp: false });
  expect(said(await device().call(api.signIn, { body: account }))).toEqual({ status: 'signed_in' });
});

test('an account that was closed lets nobody in, and its address is free again', async () => {
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const [, customerId = ''] = /^([0-9a-f-]{36})\./.exec(phone.jar.get(SESSION) ?? '') ?? [];
  const told = { customerId: CustomerId.parse(customerId) };
  await new Dynamo(new DynamoDBClient(awsOptions)).transact([
    outboxRow(table('Sessions'), CustomerDeleted, told, new Date()),
  ]);
  await eventually('the end of the session', async () => (await sessionsOn(phone)) === 'unauthorized');
  await eventually('the end of the account', async () => {
    const letters = (await emailsTo(account.email)).length;
    await device().call(api.forgotPassword, { body: { email: account.email } });
    return (await emailsTo(account.email)).length === letters;
  });
  expect(said(await device().call(api.signIn, { body: account }))).toBe('credentials_wrong');
});
