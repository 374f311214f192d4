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

test('a second step is asked of the person whom the pool names', async () => {
  const { accounts } = pool(200, {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: 's'.repeat(40),
    ChallengeParameters: { USER_ID_FOR_SRP: 'the-sub' },
  });
  expect(await accounts.signIn(email, 'x')).toEqual({
    ok: true,
    value: { username: 'the-sub', session: 's'.repeat(40) },
  });
});
