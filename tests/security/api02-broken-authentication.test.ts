import * as api from '@loja/contracts/endpoints.generated.ts';
import { describe, expect, test } from 'vitest';
import { type Device, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { ask } from '../src/edges.ts';
import { forgeries } from '../src/forgery.ts';
import { base, urls } from '../src/shopper.ts';
import { shopperTokens, staffMember } from '../src/staff.ts';

const ACCESS = '__Host-loja-access';
const SESSION = '__Host-loja-session';
const statusOf = async ({ fetcher }: Device): Promise<number> => (await fetcher(`${base}/account`)).status;

describe('a session is not opened by an access token', () => {
  test.each(Object.entries(forgeries))('%s', async (_, forge) => {
    const phone = await signedInDevice(await openAccount());
    expect(await statusOf(phone)).toBe(200);
    phone.jar.set(ACCESS, forge(phone.jar.get(ACCESS) ?? ''));
    expect(await statusOf(phone)).toBe(401);
  });

  test('of another person, of staff, or of the wrong use', async () => {
    const phone = await signedInDevice(await openAccount());
    const [shopper, staff] = [await shopperTokens(), await staffMember('admin')];
    for (const token of [shopper.access, shopper.id, staff.accessToken]) {
      phone.jar.set(ACCESS, token);
      expect(await statusOf(phone)).toBe(401);
    }
  });

  test('alone, nor as a bearer', async () => {
    const phone = await signedInDevice(await openAccount());
    const token = phone.jar.get(ACCESS) ?? '';
    phone.jar.delete(SESSION);
    expect(await statusOf(phone)).toBe(401);
    const bearer = await fetch(`${base}/account`, { headers: { authorization: `Bearer ${token}` } });
    expect(bearer.status).toBe(401);
  });
});

test('no token of a shopper opens what is for staff', async () => {
  const { access, id } = await shopperTokens();
  for (const token of [access, id]) {
    const { cookie } = await staffMember('admin');
    const shown = [
      { authorization: `Bearer ${token}` },
      { cookie: `__Host-equipe-access=${token}` },
      { cookie: cookie.replace(/(__Host-equipe-access)=[^;]*/, `$1=${token}`) },
    ];
    for (const headers of shown)
      expect((await ask('/api/staff/orders?status=paid', { base: urls.backOffice, headers })).status).toBe(
        401,
      );
  }
});

test('passwords of one account are not tried out, and the right one does not help then', async () => {
  const account = await openAccount();
  const codes: string[] = [];
  for (let tried = 0; tried < 12; tried += 1) {
    const answer = await device().call(api.signIn, { body: { ...account, password: `errada ${tried}` } });
    codes.push(!answer.ok && answer.problem !== 'unreachable' ? answer.problem.code : 'in');
  }
  expect(codes.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'credentials_wrong'));
  expect(codes.at(-1)).toBe('too_many_requests');
  const right = await fetch(`${base}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
    body: JSON.stringify(account),
  });
  expect(right.status).toBe(429);
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('an address that has an account and one that has none are answered in the same words', async () => {
  const [known, unknown] = [await openAccount(), newAccount()];
  const words = async (email: string) => {
    const signIn = await device().call(api.signIn, { body: { email, password: 'não é esta senha' } });
    const forgot = await device().call(api.forgotPassword, { body: { email } });
    const code = await device().call(api.resendCode, { body: { email } });
    return [signIn.ok || (signIn.problem !== 'unreachable' && signIn.problem.code), forgot, code];
  };
  expect(await words(known.email)).toEqual(await words(unknown.email));
});
