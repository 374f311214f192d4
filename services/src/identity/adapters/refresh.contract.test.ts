import { randomUUID } from 'node:crypto';
import { secondsAfter } from '@loja/kernel/clock.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { MemoryDataKeys } from '@loja/platform/data-keys.memory.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerOf } from '@loja/platform/sealed.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PoolRules, shoppers, staff } from '../domain/pool.ts';
import type { IdentityPorts, Tokens } from '../ports.ts';
import { refreshSession } from '../use-cases/refresh.ts';
import { startSession } from '../use-cases/start-session.ts';
import { dynamoSessions } from './sessions.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
let now = new Date('2026-11-24T12:00:00Z');
let revoked: string[] = [];
let thefts = 0;
let recorded: unknown[] = [];
let refuses = false;
beforeAll(async () => {
  table = await throwawayTable('refresh');
});
beforeEach(() => {
  revoked = [];
  thefts = 0;
  recorded = [];
  refuses = false;
});
afterAll(() => table.drop());

const subject = randomUUID();
const from = { address: '203.0.113.7', route: 'POST /api/auth/refresh' };
let issued = 0;
const tokens = (): Tokens => {
  issued += 1;
  return { access: `access-${issued}`, refresh: `refresh-${issued}`, seconds: 900 };
};

/** The pool of the tests: it turns any refresh token in, and can be told to turn none. */
const pool = {
  person: async () => ({ subject, email: 'ana@example.com', locale: 'pt-BR', totp: false }),
  refresh: async () => (refuses ? fail('refused') : ok(tokens())),
  revoke: async (token: string) => {
    revoked.push(token);
  },
} satisfies Partial<IdentityPorts['accounts']>;

const ports = (rules: PoolRules) =>
  ({
    rules,
    accounts: pool,
    sessions: dynamoSessions(dynamo, table.name, () => now),
    sealer: sealerOf('sessions', new MemoryDataKeys(), () => 0),
    emailIndex: async () => 'index-of-the-address',
    recordAccess: (access: unknown) => {
      recorded.push(access);
    },
    noticeTheft: () => {
      thefts += 1;
    },
    clock: () => now,
  }) as unknown as IdentityPorts;

type Cookies = Record<string, string>;
const jarOf = (set: readonly string[]): Cookies =>
  Object.fromEntries(set.map((cookie) => (cookie.split(';')[0] ?? '').split('=') as [string, string]));
const shop = (rules = shoppers) => {
  const parts = ports(rules);
  return {
    signIn: async () =>
      jarOf((await startSession(parts)(tokens(), { from, agent: undefined, cookies: {} }))?.cookies ?? []),
    refresh: async (cookies: Cookies) => {
      const result = await refreshSession(parts)(cookies, from);
      return result.ok ? jarOf(result.value.cookies) : result.code;
    },
  };
};
const pass = (seconds: number) => {
  now = secondsAfter(now, seconds);
};

describe('a session that is renewed', () => {
  test('goes on under another secret for as long as its owner comes', async () => {
    const { signIn, refresh } = shop();
    let cookies: Cookies | string = await signIn();
    for (let day = 0; day < 80; day += 10) {
      pass(10 * 24 * 3600);
      cookies = await refresh(cookies as Cookies);
      expect(cookies).toEqual(expect.objectContaining({ [shoppers.accessCookie]: `access-${issued}` }));
    }
    pass(10 * 24 * 3600);
    expect(await refresh(cookies as Cookies)).toBe('session_expired');
  });

  test('by two tabs at once leaves both signed in', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    const both = await Promise.all([refresh(cookies), refresh(cookies)]);
    for (const tab of both) expect(await refresh(tab as Cookies)).toBeTypeOf('object');
    expect(thefts).toBe(0);
  });

  test('by ten tabs within its grace goes on; who comes too many waits', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    const tabs: (Cookies | string)[] = [];
    for (let tab = 0; tab < 10; tab += 1) tabs.push(await refresh(cookies));
    expect(tabs.filter((answer) => typeof answer === 'string')).toEqual(Array(6).fill('busy'));
    expect([thefts, revoked]).toEqual([0, []]);
    expect(await refresh(tabs[3] as Cookies)).toBeTypeOf('object');
  });

  test('by an answer that was lost is renewed again within thirty seconds', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    await refresh(cookies);
    pass(29);
    expect(await refresh(cookies)).toBeTypeOf('object');
  });

  test('by a copy of its cookie ends, for the thief and the owner, and its tokens with it', async () => {
    const { signIn, refresh } = shop();
    const stolen = await signIn();
    const owner = await refresh(stolen);
    const last = `refresh-${issued}`;
    pass(30);
    expect(await refresh(stolen)).toBe('session_expired');
    expect([thefts, revoked]).toEqual([1, [last]]);
    expect(await refresh(owner as Cookies)).toBe('session_expired');
    expect(thefts).toBe(1);
  });

  test('that the pool knows no more has ended here too', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    refuses = true;
    expect(await refresh(cookies)).toBe('session_expired');
    refuses = false;
    expect(await refresh(cookies)).toBe('session_expired');
  });

  test('is on the access record, at the sign-in and at each renewal that was granted', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    await refresh(cookies);
    expect(recorded).toEqual([
      { account: subject, ...from },
      { account: subject, ...from },
    ]);
    pass(30);
    await refresh(cookies);
    expect(recorded).toHaveLength(2);
  });

  test('of staff ends half an hour after the last renewal', async () => {
    const { signIn, refresh } = shop(staff);
    const first = await signIn();
    pass(30 * 60 - 1);
    const second = await refresh(first);
    expect(second).toEqual(expect.objectContaining({ [staff.accessCookie]: `access-${issued}` }));
    pass(30 * 60);
    expect(await refresh(second as Cookies)).toBe('session_expired');
  });

  test('of staff ends after ten hours, however lively', async () => {
    const { signIn, refresh } = shop(staff);
    let cookies: Cookies | string = await signIn();
    for (let quarter = 1; quarter < 40; quarter += 1) {
      pass(15 * 60);
      cookies = await refresh(cookies as Cookies);
      expect(cookies, `${quarter} quarters of an hour`).toBeTypeOf('object');
    }
    pass(15 * 60);
    expect(await refresh(cookies as Cookies)).toBe('session_expired');
  });

  test('of staff opens nothing of the shop, nor the other way round', async () => {
    const named = (cookies: Cookies, rules: PoolRules, from: PoolRules): Cookies => ({
      [rules.sessionCookie]: cookies[from.sessionCookie] ?? '',
      [rules.accessCookie]: cookies[from.accessCookie] ?? '',
    });
    const [ofStaff, ofShopper] = [await shop(staff).signIn(), await shop().signIn()];
    expect(await shop().refresh(named(ofStaff, shoppers, staff))).toBe('session_expired');
    expect(await shop(staff).refresh(named(ofShopper, staff, shoppers))).toBe('session_expired');
  });

  test('costs one read and one transaction', async () => {
    const { signIn, refresh } = shop();
    const cookies = await signIn();
    const before = dynamo.calls;
    await refresh(cookies);
    expect(dynamo.calls - before).toBe(2);
  });
});
