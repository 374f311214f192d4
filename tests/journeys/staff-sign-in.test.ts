import * as api from '@loja/contracts/endpoints.generated.ts';
import { totp } from '@loja/local/totp.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { device } from '../src/device.ts';
import { urls } from '../src/shopper.ts';
import {
  expected,
  firstSignIn,
  newcomer,
  office,
  type StaffDevice,
  staffDevice,
  staffMember,
} from '../src/staff.ts';

type Answer = Awaited<ReturnType<StaffDevice['call']>>;
const codeOf = (answer: Answer): string =>
  answer.ok ? 'ok' : answer.problem === 'unreachable' ? answer.problem : answer.problem.code;
const stepOf = <Value>(answer: { ok: true; value: Value } | { ok: false; problem: unknown }): Value => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value;
};
const door = `${urls.backOffice}/api/staff/auth`;
const who = async ({ call }: Pick<StaffDevice, 'call'>) => codeOf(await call(api.getStaffSession));

type Member = Awaited<ReturnType<typeof firstSignIn>>;

/** Another device of theirs, by password and authenticator. */
const again = async ({ person, secret }: Pick<Member, 'person' | 'secret'>): Promise<StaffDevice> => {
  const at = staffDevice();
  const { challenge } = expected(stepOf(await at.call(api.staffSignIn, { body: person })), 'totp_needed');
  const entered = await at.call(api.answerStaffChallenge, { body: { challenge, code: totp(secret) } });
  expected(stepOf(entered), 'signed_in');
  return at;
};

describe('the first sign-in of a new member of staff', () => {
  test('asks for a password of their own, then for an authenticator, and lets nobody in before', async () => {
    const person = await newcomer('torrefacao');
    const at = staffDevice();
    const first = expected(stepOf(await at.call(api.staffSignIn, { body: person })), 'new_password_needed');
    const choose = (password: string, challenge = first.challenge) =>
      at.call(api.chooseStaffPassword, { body: { challenge, email: person.email, password } });
    expect(codeOf(await choose('cafecafecafe'))).toBe('password_common');
    expect(codeOf(await choose(`${person.email.split('@')[0]}`))).toBe('password_common');
    const own = 'uma senha só minha, de verdade';
    const setUp = expected(stepOf(await choose(own)), 'totp_setup_needed');
    expect(setUp.uri).toContain(`secret=${setUp.secret}`);
    expect(codeOf(await choose('outra senha só minha'))).toBe('challenge_expired');

    const show = (code: string) =>
      at.call(api.setUpStaffTotp, { body: { challenge: setUp.challenge, code } });
    const right = totp(setUp.secret);
    expect(codeOf(await show(String((Number(right) + 1) % 1_000_000).padStart(6, '0')))).toBe('code_invalid');
    expect(at.jar.size).toBe(0);
    expect(await who(at)).toBe('unauthorized');

    expected(stepOf(await show(right)), 'signed_in');
    expect(stepOf(await at.call(api.getStaffSession))).toEqual({
      email: person.email,
      groups: ['torrefacao'],
    });
    expect(codeOf(await staffDevice().call(api.staffSignIn, { body: person }))).toBe('credentials_wrong');
    const later = { person: { ...person, password: own }, secret: setUp.secret };
    expect(await who(await again(later))).toBe('ok');
  });
});

describe('a member of staff', () => {
  let member: Member;
  beforeEach(async () => {
    member = await firstSignIn(await newcomer('admin'));
  });

  test('signs in by password and code, and no script ever sees the session', async () => {
    const at = staffDevice();
    const { challenge } = expected(
      stepOf(await at.call(api.staffSignIn, { body: member.person })),
      'totp_needed',
    );
    expect(at.jar.size, 'a password alone signs nobody in').toBe(0);
    const response = await fetch(`${door}/challenge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-loja-client': 'back-office' },
      body: JSON.stringify({ challenge, code: totp(member.secret) }),
    });
    expect(await response.json()).toEqual({ status: 'signed_in' });
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-equipe-session',
      '__Host-equipe-access',
    ]);
    for (const cookie of cookies)
      expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Strict$/);
    const seconds = cookies.map((cookie) => Number(/Max-Age=(\d+)/.exec(cookie)?.[1]));
    expect(seconds).toEqual([30 * 60, 15 * 60]);
  });

  test('is let in by no wrong password, wrong code or challenge of another', async () => {
    const at = staffDevice();
    const wrong = { ...member.person, password: 'não é esta senha' };
    expect(codeOf(await at.call(api.staffSignIn, { body: wrong }))).toBe('credentials_wrong');
    const { challenge } = expected(
      stepOf(await at.call(api.staffSignIn, { body: member.person })),
      'totp_needed',
    );
    const code = String((Number(totp(member.secret)) + 1) % 1_000_000).padStart(6, '0');
    expect(codeOf(await at.call(api.answerStaffChallenge, { body: { challenge, code } }))).toBe(
      'code_invalid',
    );
    const other = await newcomer();
    const theirs = stepOf(await at.call(api.staffSignIn, { body: other }));
    const swapped = `${challenge.split('.')[0]}.${'challenge' in theirs ? theirs.challenge.split('.')[1] : ''}`;
    const body = { challenge: swapped, code: totp(member.secret) };
    expect(codeOf(await at.call(api.answerStaffChallenge, { body }))).toBe('challenge_expired');
    expect(at.jar.size).toBe(0);
  });

  test('is signed in, renewed or out by no page of another site', async () => {
    const at = await again(member);
    for (const headers of [
      {},
      { 'x-loja-client': 'shop' },
      { 'x-loja-client': 'back-office', origin: urls.shop },
    ]) {
      const forged = await at.fetcher(`${door}/sign-out`, { method: 'POST', headers });
      expect(forged.status).toBe(400);
    }
    expect(await who(at)).toBe('ok');
  });

  test('goes on under other cookies, and a copy of the old ones ends the session for both', async () => {
    const at = await again(member);
    const copied = new Map(at.jar);
    for (let turn = 0; turn < 2; turn += 1) expect(codeOf(await at.call(api.refreshStaffSession))).toBe('ok');
    expect(at.jar.get('__Host-equipe-session')).not.toBe(copied.get('__Host-equipe-session'));
    expect(await who(at)).toBe('ok');

    const thief = staffDevice();
    for (const [name, value] of copied) thief.jar.set(name, value);
    expect(codeOf(await thief.call(api.refreshStaffSession))).toBe('session_expired');
    expect(await who(at)).toBe('unauthorized');
    expect(codeOf(await at.call(api.refreshStaffSession))).toBe('session_expired');
  });

  test('whose access has run out is told to renew it, which the pages’ client does by itself', async () => {
    const at = await again(member);
    at.jar.delete('__Host-equipe-access');
    const raw = await at.fetcher(`${urls.backOffice}/api/staff/session`);
    expect([raw.status, (await raw.json()).code]).toEqual([401, 'session_stale']);
    expect(await who(at)).toBe('ok');
  });

  test('signs out of this device and no other, and kept cookies are good for nothing', async () => {
    const [here, there] = [await again(member), await again(member)];
    const kept = staffDevice();
    for (const [name, value] of here.jar) kept.jar.set(name, value);
    expect(codeOf(await here.call(api.signOutStaff))).toBe('ok');
    expect(here.jar.size).toBe(0);
    expect(await who(kept)).toBe('unauthorized');
    expect(await who(there)).toBe('ok');
  });

  test('has no door under the shop’s name', async () => {
    const headers = { 'content-type': 'application/json', 'x-loja-client': 'back-office' };
    const body = JSON.stringify(member.person);
    const answer = await fetch(`${urls.shop}/api/staff/auth/sign-in`, { method: 'POST', headers, body });
    expect(answer.status).toBe(404);
    const shopper = await device().call(api.signIn, { body: member.person });
    expect(codeOf(shopper)).toBe('credentials_wrong');
  });
});

describe('at once', () => {
  test('who is disabled or removed is nobody, and cannot renew', async () => {
    for (const put of [office.disable, office.remove]) {
      const member = await staffMember('atendimento');
      expect(await who(member)).toBe('ok');
      await put(member.person);
      expect(await who(member)).toBe('unauthorized');
      expect(codeOf(await member.call(api.refreshStaffSession))).toBe('session_expired');
    }
  });

  test('who is moved to another group may what it may, and no more what the old one did', async () => {
    const member = await staffMember('atendimento');
    expect(codeOf(await member.call(api.listTasks))).toBe('ok');
    await office.move(member.person, 'atendimento', 'torrefacao');
    expect(codeOf(await member.call(api.listTasks))).toBe('forbidden');
    expect(stepOf(await member.call(api.getStaffSession)).groups).toEqual(['torrefacao']);
  });

  test('whose sessions an admin ends is out on every device', async () => {
    const [admin, member] = [await staffMember('admin'), await staffMember('torrefacao')];
    const other = await again(member);
    const body = { email: member.person.email };
    expect(codeOf(await member.call(api.endStaffSessions, { body }))).toBe('forbidden');
    expect(stepOf(await admin.call(api.endStaffSessions, { body }))).toEqual({ ended: 2 });
    expect([await who(member), await who(other), await who(admin)]).toEqual([
      'unauthorized',
      'unauthorized',
      'ok',
    ]);
    expect(await who(await again(member))).toBe('ok');
    expect(
      stepOf(await admin.call(api.endStaffSessions, { body: { email: 'ninguem@example.com' } })),
    ).toEqual({
      ended: 0,
    });
  });
});

test('passwords of a member of staff are not tried out', async () => {
  const person = await newcomer();
  const codes: string[] = [];
  for (let tried = 0; tried < 12; tried += 1)
    codes.push(
      codeOf(await staffDevice().call(api.staffSignIn, { body: { ...person, password: `errada ${tried}` } })),
    );
  expect(codes.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'credentials_wrong'));
  expect(codes.at(-1)).toBe('too_many_requests');
  expect(codeOf(await staffDevice().call(api.staffSignIn, { body: person }))).toBe('too_many_requests');
});
