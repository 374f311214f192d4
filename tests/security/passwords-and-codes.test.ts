import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { totp } from '@loja/local/totp.ts';
import { describe, expect, test } from 'vitest';
import { everyRoute } from '../src/access-matrix.ts';
import { awsOptions, table } from '../src/back-room.ts';
import { codeTo, type Device, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';

type Answer = Awaited<ReturnType<Device['call']>>;
const said = (answer: Answer): unknown => {
  if (answer.ok) return answer.value;
  return answer.problem === 'unreachable' ? answer.problem : answer.problem.code;
};

const signIn = async (email: string, password: string): Promise<unknown> =>
  said(await device().call(api.signIn, { body: { email, password } }));

/** A code for a new password, which came to the account's address. */
const resetCode = async (email: string, lettersBefore = 1): Promise<string> => {
  await device().call(api.forgotPassword, { body: { email } });
  return codeTo(email, lettersBefore);
};

const reset = async (email: string, code: string): Promise<unknown> =>
  said(
    await device().call(api.resetPassword, { body: { email, code, password: 'outra senha bem comprida' } }),
  );

describe('a password', () => {
  test.each([
    [11, 'invalid_request'],
    [12, { sent: true }],
    [64, { sent: true }],
    [128, { sent: true }],
    [129, 'invalid_request'],
  ])('of %i characters', async (length, answer) => {
    const password = 'sem regra de composição '
      .repeat(6)
      .slice(0, length - 1)
      .concat('z');
    expect(password).toHaveLength(length);
    expect(said(await device().call(api.signUp, { body: { ...newAccount(), password } }))).toEqual(answer);
  });

  test.each(['qwerty123456', '1234123412341', 'manacamanaca1'])(
    'that anybody would try: %s',
    async (password) => {
      expect(said(await device().call(api.signUp, { body: { ...newAccount(), password } }))).toBe(
        'password_common',
      );
    },
  );

  test('is compared to its last character, as it was typed', async () => {
    const { email, password } = await openAccount({
      ...newAccount(),
      password: `Minha Senha ${'x'.repeat(90)}Z`,
    });
    for (const other of [
      password.toLowerCase(),
      password.toUpperCase(),
      password.slice(0, -1),
      password.slice(0, 72),
      ` ${password}`,
      `${password} `,
      `${password}x`,
    ])
      expect(await signIn(email, other), other).toBe('credentials_wrong');
    expect(await signIn(email, password)).toEqual({ status: 'signed_in' });
  });
});

describe('a code that came by e-mail', () => {
  test('serves its own account and its own purpose, once', async () => {
    const [ana, bia] = [await openAccount(), await openAccount()];
    const code = await resetCode(ana.email);
    expect(await reset(bia.email, code)).toBe('code_invalid');
    const confirmed = await device().call(api.confirmSignUp, { body: { email: ana.email, code } });
    expect(said(confirmed)).toBe('code_invalid');
    expect(await reset(ana.email, code)).toEqual({ reset: true });
    expect(await reset(ana.email, code)).toBe('code_invalid');
  });

  test('cannot be guessed: of one account ten are heard, and then the right one no more', async () => {
    const { email } = await openAccount();
    const code = await resetCode(email);
    const wrong = Array.from({ length: 12 }, (_, i) =>
      String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0'),
    );
    const answers: unknown[] = [];
    for (const guess of wrong) answers.push(await reset(email, guess));
    expect(answers[0]).toBe('code_invalid');
    expect(answers.at(-1)).toBe('too_many_requests');
    expect(await reset(email, code)).toBe('too_many_requests');
  });
});

test('a forgotten password is no way past the authenticator', async () => {
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const begun = await phone.call(api.beginTotp);
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  const code = totp(begun.value.secret);
  expect(said(await phone.call(api.confirmTotp, { body: { code } }))).toEqual({ totp: true });
  expect(await reset(account.email, await resetCode(account.email))).toEqual({ reset: true });
  expect(await signIn(account.email, 'outra senha bem comprida')).toMatchObject({ status: 'totp_needed' });
});

const dynamo = new DynamoDBClient(awsOptions);

/** Has the password of a device's only session been shown so many seconds ago. */
const shownAgo = async (phone: Device, seconds: number): Promise<void> => {
  const [, subject = ''] = /^([0-9a-f-]{36})\./.exec(phone.jar.get('__Host-loja-session') ?? '') ?? [];
  const listed = await phone.call(api.listSessions);
  const [session] = listed.ok ? listed.value.sessions : [];
  await dynamo.send(
    new UpdateItemCommand({
      TableName: table('Sessions'),
      Key: { pk: { S: `SUBJECT#shoppers#${subject}` }, sk: { S: `SESSION#${session?.sessionId}` } },
      UpdateExpression: 'SET authTime = :then',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':then': { N: String(Math.floor(Date.now() / 1000) - seconds) } },
    }),
  );
};

describe('what decides whose an account is, or tells all of it', () => {
  const acts: [string, (phone: Device) => Promise<Answer>][] = [
    ['another address', (phone) => phone.call(api.askForEmail, { body: { newEmail: newAccount().email } })],
    ['its code', (phone) => phone.call(api.changeEmail, { body: { code: '000000' } })],
    ['an authenticator', (phone) => phone.call(api.beginTotp)],
    ['its first code', (phone) => phone.call(api.confirmTotp, { body: { code: '000000' } })],
    ['no authenticator any more', (phone) => phone.call(api.stopTotp)],
    ['a copy of all', (phone) => phone.call(api.exportMyData)],
    ['the end of it', (phone) => phone.call(api.deleteAccount)],
  ];

  test('asks for the password again when it was shown an hour ago, and goes on then', async () => {
    const account = await openAccount();
    const phone = await signedInDevice(account);
    await shownAgo(phone, 3600);
    for (const [what, act] of acts) expect(said(await act(phone)), what).toBe('reauthentication_needed');
    const again = { body: { password: account.password } };
    expect(said(await phone.call(api.reauthenticate, again))).toMatchObject({
      authenticatedAt: expect.any(String),
    });
    for (const [what, act] of acts) expect(said(await act(phone)), what).not.toBe('reauthentication_needed');
  });

  test('is all that says so in its contract', () => {
    const asking = everyRoute.filter(({ errors }) => errors.includes('reauthentication_needed'));
    expect(asking).toHaveLength(acts.length);
  });
});
