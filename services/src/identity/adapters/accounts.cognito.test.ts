import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cognitoAccounts } from './accounts.cognito.ts';
import { cognitoCalls } from './cognito-calls.ts';

type Sent = { operation: string; input: Record<string, unknown> };

/** The pool as it answers over the wire, always the same. */
const pool = (status: number, body: unknown) => {
  const sent: Sent[] = [];
  const send: typeof fetch = async (_, init) => {
    const operation = new Headers(init?.headers).get('x-amz-target')?.split('.').at(-1) ?? '';
    sent.push({ operation, input: JSON.parse(String(init?.body)) });
    return Response.json(body, { status });
  };
  const calls = cognitoCalls({
    endpoint: 'https://cognito.example',
    clientId: 'loja',
    clientSecret: async () => 'segredo',
    send,
  });
  return { accounts: cognitoAccounts(calls), sent };
};
const refusing = (type: string) => pool(400, { __type: type, message: 'words of the pool' }).accounts;
const email = 'ana@example.com';

describe('what the pool refuses', () => {
  test.each([
    ['a wrong password', 'NotAuthorizedException'],
    ['an address that nobody has', 'UserNotFoundException'],
    ['an account whose password must be made anew', 'PasswordResetRequiredException'],
  ])('%s is one and the same to who signs in', async (_, type) => {
    expect(await refusing(type).signIn(email, 'x')).toEqual({ ok: false, code: 'credentials_wrong' });
  });

  test.each([
    'CodeMismatchException',
    'ExpiredCodeException',
    'LimitExceededException',
    'UserNotFoundException',
    'NotAuthorizedException',
  ])('a code by %s is one and the same', async (type) => {
    const accounts = refusing(type);
    expect(await accounts.confirm(email, '000000')).toEqual({ ok: false, code: 'code_invalid' });
    expect(await accounts.reset(email, '000000', 'x')).toEqual({ ok: false, code: 'code_invalid' });
  });

  test.each(['UserNotFoundException', 'InvalidParameterException', 'LimitExceededException'])(
    'a letter by %s is as good as sent',
    async (type) => {
      expect(await refusing(type).forgot(email)).toEqual({ ok: true, value: undefined });
      expect(await refusing(type).resendCode(email)).toEqual({ ok: true, value: undefined });
    },
  );

  test('all callers at once is said as what it is', async () => {
    const accounts = refusing('TooManyRequestsException');
    const refused = { ok: false, code: 'too_many_requests' };
    expect(await accounts.signIn(email, 'x')).toEqual(refused);
    expect(await accounts.forgot(email)).toEqual(refused);
    expect(await accounts.confirm(email, '000000')).toEqual(refused);
  });

  test.each([
    [400, { __type: 'InternalErrorException' }],
    [400, { __type: 'UserLambdaValidationException', message: email }],
    [503, 'no JSON'],
  ])('in words that we do not know is thrown, without what was sent (%s %j)', async (status, body) => {
    const thrown = await pool(status, body)
      .accounts.signIn(email, 'muito secreta')
      .catch((error: unknown) => String(error));
    expect(thrown).toMatch(/Error: /);
    expect(thrown).not.toMatch(/ana@example|secreta/);
  });
});

test('we prove ourselves to the pool beside the name that is shown', async () => {
  const { accounts, sent } = pool(200, {
    AuthenticationResult: { AccessToken: 'a', RefreshToken: 'r', ExpiresIn: 900 },
  });
  expect(await accounts.signIn(email, 'x')).toEqual({
    ok: true,
    value: { access: 'a', refresh: 'r', seconds: 900 },
  });
  const proof = createHmac('sha256', 'segredo').update(`${email}loja`).digest('base64');
  expect(sent[0]).toMatchObject({
    operation: 'InitiateAuth',
    input: { ClientId: 'loja', AuthParameters: { USERNAME: email, SECRET_HASH: proof } },
  });
});

describe('at a first sign-in', () => {
  const session = 's'.repeat(40);
  const asked = (ChallengeName: string, more: object = {}) =>
    pool(200, { ChallengeName, Session: session, ...more });

  test('the pool asks for a password of one’s own, then for an authenticator', async () => {
    const named = { ChallengeParameters: { USER_ID_FOR_SRP: 'the-sub', requiredAttributes: '[]' } };
    const first = await asked('NEW_PASSWORD_REQUIRED', named).accounts.signIn(email, 'x');
    expect(first).toEqual({ ok: true, value: { asks: 'new-password', username: 'the-sub', session } });
    const { accounts, sent } = asked('MFA_SETUP', {
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    expect(await accounts.choosePassword({ username: 'the-sub', session }, 'minha senha')).toEqual({
      ok: true,
      value: { asks: 'totp-setup', username: 'the-sub', session },
    });
    expect(sent[0]).toMatchObject({
      operation: 'RespondToAuthChallenge',
      input: {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: session,
        ChallengeResponses: { USERNAME: 'the-sub', NEW_PASSWORD: 'minha senha' },
      },
    });
  });

  const carried = { username: 'the-sub', session };
  test.each([
    ['InvalidPasswordException', 'password_refused'],
    ['NotAuthorizedException', 'challenge_expired'],
  ])('a password by %s is %s', async (type, code) => {
    expect(await refusing(type).choosePassword(carried, 'x')).toEqual({ ok: false, code });
  });

  test.each([
    ['EnableSoftwareTokenMFAException', 'code_invalid'],
    ['CodeMismatchException', 'code_invalid'],
    ['NotAuthorizedException', 'challenge_expired'],
  ])('a first code by %s is %s', async (type, code) => {
    expect(await refusing(type).confirmEnrolment(carried, '000000')).toEqual({ ok: false, code });
  });
});

test('a second step is asked of the person whom the pool names', async () => {
  const { accounts } = pool(200, {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: 's'.repeat(40),
    ChallengeParameters: { USER_ID_FOR_SRP: 'the-sub' },
  });
  expect(await accounts.signIn(email, 'x')).toEqual({
    ok: true,
    value: { asks: 'totp', username: 'the-sub', session: 's'.repeat(40) },
  });
});
