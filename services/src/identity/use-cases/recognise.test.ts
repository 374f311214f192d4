import { fail, ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import { shoppers, staff } from '../domain/pool.ts';
import { openSession, rotated, type Session } from '../domain/session.ts';
import { digestOf, keyOf, newName, newSecret, type Shown, writeCookie } from '../domain/session-cookie.ts';
import { recognise } from './recognise.ts';
import { recogniseStaff } from './recognise-staff.ts';

const subject = 'f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b';
const START = 1_795_500_000;
const shown: Shown = { subject, name: newName(), secret: newSecret() };
const session = openSession(
  { key: keyOf(shown), subject, digest: digestOf(shown), device: '', refreshToken: 'r' },
  START,
  shoppers,
);

/** The session as it stands, seconds after it was opened; every access token is what it says. */
const asked = async (
  cookies: Record<string, string>,
  { stands = session, after = 0 }: { stands?: Session | undefined; after?: number } = {},
) => {
  const reads: unknown[] = [];
  const found = await recognise({
    rules: shoppers,
    sessions: {
      async find(name) {
        reads.push(name);
        return stands;
      },
    },
    async verify(token) {
      if (token === 'expired' || token === 'forged')
        return fail(`token_${token === 'forged' ? 'invalid' : 'expired'}`);
      return ok({ subject: token, groups: [] });
    },
    clock: () => new Date((START + after) * 1000),
  })(cookies);
  return { found: typeof found === 'string' ? found : 'recognised', reads };
};

const both = (access: string | undefined, cookie = writeCookie(shown)) => ({
  [shoppers.sessionCookie]: cookie,
  ...(access === undefined ? {} : { [shoppers.accessCookie]: access }),
});

describe('who shows the cookies of a session', () => {
  test.each([
    ['in order is recognised', both(subject), 'recognised'],
    ['without access must renew it', both(undefined), 'stale'],
    ['with an access that ran out must renew it', both('expired'), 'stale'],
    ['with a forged access is nobody', both('forged'), 'anonymous'],
    ['with another person’s access is nobody', both('0b8a4c8f-d0f1-7030-7a5b-0c9d6e1f2a3b'), 'anonymous'],
    [
      'with a secret that was never given is sent to be found out',
      both(subject, writeCookie({ ...shown, secret: newSecret() })),
      'stale',
    ],
    ['with noise is nobody', both(subject, 'noise'), 'anonymous'],
    ['with an access alone is nobody', { [shoppers.accessCookie]: subject }, 'anonymous'],
    [
      'of staff is nobody here',
      { '__Host-equipe-session': writeCookie(shown), '__Host-equipe-access': subject },
      'anonymous',
    ],
    ['not at all is nobody', {}, 'anonymous'],
  ])('%s', async (_, cookies, expected) => {
    expect((await asked(cookies)).found).toBe(expected);
  });

  test('costs one read, by a key that holds its owner', async () => {
    expect((await asked(both(subject))).reads).toEqual([{ pool: 'shoppers', subject, key: keyOf(shown) }]);
  });

  test.each([[{}], [both('forged')], [both(subject, 'noise')]])(
    'costs no read without a session to look for',
    async (cookies) => {
      expect((await asked(cookies)).reads).toEqual([]);
    },
  );

  test('of a session that ended is nobody at once, whatever the access says', async () => {
    const ended = { found: 'anonymous' };
    const recogniseEnded = recognise({
      rules: shoppers,
      sessions: { find: async () => undefined },
      verify: async () => ok({ subject, groups: [] }),
      clock: () => new Date(START * 1000),
    });
    expect({ found: await recogniseEnded(both(subject)) }).toEqual(ended);
  });

  test('that were turned in a moment ago is recognised still, and then sent to be found out', async () => {
    const stands = rotated(
      session,
      { shown: digestOf(shown), next: 'n', refreshToken: 'r' },
      START,
      shoppers,
    );
    if (typeof stands === 'string') throw new Error(stands);
    expect((await asked(both(subject), { stands, after: 29 })).found).toBe('recognised');
    expect((await asked(both(subject), { stands, after: 30 })).found).toBe('stale');
  });
});

describe('a member of staff who shows the cookies of a session', () => {
  const held = openSession(
    { key: keyOf(shown), subject, digest: digestOf(shown), device: '', refreshToken: 'r' },
    START,
    staff,
  );
  const asStaff = (groups: readonly string[] | undefined, after = 0, stands: Session | undefined = held) =>
    recogniseStaff({
      rules: staff,
      sessions: { find: async () => stands },
      verify: async () => ok({ subject, groups: ['admin'] }),
      roster: { groupsOf: async () => groups },
      clock: () => new Date((START + after) * 1000),
    })({ [staff.sessionCookie]: writeCookie(shown), [staff.accessCookie]: 'token' });

  test('is in the groups that the pool says now, not in those of the token', async () => {
    expect(await asStaff(['torrefacao', 'jardinagem'])).toEqual({ id: subject, groups: ['torrefacao'] });
    expect(await asStaff([])).toEqual({ id: subject, groups: [] });
  });

  test('is nobody once the pool knows them no more, or lets them in no more', async () => {
    expect(await asStaff(undefined)).toBe('anonymous');
  });

  test('must renew a former secret first', async () => {
    const turned = { shown: digestOf(shown), next: 'n', refreshToken: 'r' };
    const stands = rotated(held, turned, START, staff);
    if (typeof stands === 'string') throw new Error(stands);
    expect(await asStaff(['admin'], 30, stands)).toBe('stale');
  });
});
