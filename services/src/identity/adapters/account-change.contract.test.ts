import { randomUUID } from 'node:crypto';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { MemoryDataKeys } from '@loja/platform/data-keys.memory.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerOf } from '@loja/platform/sealed.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shoppers } from '../domain/pool.ts';
import { openSession, type Session } from '../domain/session.ts';
import type { IdentityPorts } from '../ports.ts';
import { finishChange } from '../use-cases/account-change.ts';
import { resetPassword } from '../use-cases/recover.ts';
import { changeEmail, changePassword } from '../use-cases/security.ts';
import { dynamoChanges } from './changes.dynamodb.ts';
import { noticeBy } from './notices.dynamodb.ts';
import { dynamoSessions } from './sessions.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('account-change');
});
afterAll(() => table.drop());

const START = new Date('2026-12-01T12:00:00Z');
const OLD = 'ana@example.com';
const NEW = 'ana@novo.example';

class Cut extends Error {}

/** Calls through to `port`; the call that makes `count` reach zero is made, and its answer never comes. */
const cutting = <Port extends object>(port: Port, count: () => boolean): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const answer: unknown = await method.apply(target, args);
        if (count()) throw new Cut();
        return answer;
      };
    },
  });

/** An owner who is signed in here and, by whoever knows the password, there; cut off after so many calls. */
const world = async (calls: number) => {
  const subject = randomUUID();
  let now = START;
  let left = calls;
  const count = () => {
    left -= 1;
    return left === 0;
  };
  const clock = () => now;
  const sealer = sealerOf('sessions', new MemoryDataKeys(), () => 0);
  const sessions = dynamoSessions(dynamo, table.name, clock);
  const changes = dynamoChanges(dynamo, table.name, sealer, clock);
  const index = async (email: string) => `${subject}#${email}`;
  const pool = { password: 'old', email: OLD, code: '123456' };
  const byCode = (code: string, change: () => void): Result<undefined, 'code_invalid'> => {
    if (code !== pool.code) return fail('code_invalid');
    pool.code = 'used';
    change();
    return ok(undefined);
  };
  const accounts = {
    person: async () => ({ subject, email: pool.email, locale: 'pt-BR', totp: false }),
    revoke: async () => undefined,
    reset: async (_: string, code: string, password: string) =>
      byCode(code, () => Object.assign(pool, { password })),
    verifyEmail: async (_: string, code: string) => byCode(code, () => Object.assign(pool, { email: NEW })),
    changePassword: async (_: string, current: string, password: string) => {
      if (current !== pool.password) return fail('credentials_wrong');
      Object.assign(pool, { password });
      return ok(undefined);
    },
  } as unknown as IdentityPorts['accounts'];
  const open = async (key: string): Promise<Session> => {
    const opening = { key, subject, digest: randomUUID(), device: '', refreshToken: 'sealed' };
    const session = openSession(opening, unixSeconds(now), shoppers);
    await sessions.open(session, { emailIndex: await index(pool.email) });
    return session;
  };
  await open('there');
  await open('here');
  const ports = {
    rules: shoppers,
    accounts: cutting(accounts, count),
    sessions: cutting(sessions, count),
    changes: cutting(changes, count),
    sealer,
    emailIndex: index,
    isCommonPassword: () => false,
    clock,
    pause: async () => undefined,
  } as unknown as IdentityPorts;
  const rowsOf = async (name: string) =>
    (await table.rows())
      .filter((row) => row.entity === 'OUTBOX' && row.name === name)
      .map((row): { data: { noticeId: string } } => JSON.parse(String(row.detail)))
      .map(({ data }) => data.noticeId);
  const before = new Set(await rowsOf('AccountChangeBegun'));
  const finish = finishChange({
    sessions,
    changes,
    emailIndex: index,
    clock,
    directory: { addressOf: async () => pool.email },
  });
  return {
    subject,
    pool,
    ports,
    open,
    asker: {
      customer: { id: subject, session: 'here', authTime: unixSeconds(START) },
      access: 'token',
    } as unknown as Parameters<ReturnType<typeof changeEmail>>[0],
    wait: (seconds: number) => {
      now = secondsAfter(now, seconds);
    },
    begun: async () => (await rowsOf('AccountChangeBegun')).filter((id) => !before.has(id)),
    finish,
    letters: async (ids: readonly string[]) =>
      (await rowsOf('AccountNoticeIssued')).filter((id) => ids.includes(id)),
    letterTo: async (id: string) => (await noticeBy(dynamo, table.name, sealer)(id))?.to,
    standing: async () => (await sessions.of({ pool: 'shoppers', subject })).map(({ key }) => key).toSorted(),
    ownerOf: async (email: string) => (await sessions.ownerOf('shoppers', await index(email)))?.subject,
  };
};
type World = Awaited<ReturnType<typeof world>>;

const changes = {
  'a password that is made anew': {
    ask: ({ ports }: World) => resetPassword(ports)({ email: OLD, code: '123456', password: 'new' }),
    isMade: ({ pool }: World) => pool.password === 'new',
    kept: [] as string[],
  },
  'a password that its owner changes': {
    ask: ({ ports, asker }: World) =>
      changePassword(ports)(asker, { currentPassword: 'old', newPassword: 'new' }),
    isMade: ({ pool }: World) => pool.password === 'new',
    kept: ['here'],
  },
  'an address that its owner changes': {
    ask: ({ ports, asker }: World) => changeEmail(ports)(asker, { code: '123456' }),
    isMade: ({ pool }: World) => pool.email === NEW,
    kept: ['here', 'there'],
  },
} as const;

/** Cut off after each of its calls in turn, until one goes through. */
const cuts = async (ask: (world: World) => Promise<unknown>, look: (world: World) => Promise<void>) => {
  for (let calls = 1; ; calls += 1) {
    const here = await world(calls);
    const isCut = await ask(here).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Cut) return true;
        throw error;
      },
    );
    here.wait(60);
    for (const id of await here.begun()) await here.finish(id);
    await look(here);
    if (!isCut) return calls - 1;
  }
};

describe.each(Object.entries(changes))('%s', (name, { ask, isMade, kept }) => {
  test('is followed by all that belongs to it, wherever it is cut off', async () => {
    const made: boolean[] = [];
    const count = await cuts(ask, async (here) => {
      const ids = await here.begun();
      made.push(isMade(here));
      if (!isMade(here)) return;
      expect(await here.standing()).toEqual(kept);
      expect(await here.letters(ids)).toEqual(ids);
      expect(await Promise.all(ids.map(here.letterTo))).toEqual([OLD]);
      const isMoved = name.startsWith('an address');
      expect([await here.ownerOf(OLD), await here.ownerOf(NEW)]).toEqual(
        isMoved ? [undefined, here.subject] : [here.subject, undefined],
      );
    });
    // Some cuts fall before the pool has made it, some after, and one run is whole.
    expect(made.slice(0, 1)).toEqual([false]);
    expect(made.filter(Boolean).length).toBeGreaterThanOrEqual(4);
    expect(count).toBeGreaterThanOrEqual(5);
  });

  test('is followed by everything once, however often it is looked after', async () => {
    const here = await world(0);
    await ask(here);
    const ids = await here.begun();
    here.wait(60);
    expect(await Promise.all([...ids, ...ids].map(here.finish))).toEqual(['settled', 'settled']);
    expect(await here.letters(ids)).toEqual(ids);
  });
});

test('a change that may still be under way is left alone', async () => {
  const here = await world(0);
  const asked = {
    ...here.ports,
    changes: { ...here.ports.changes, settle: () => Promise.reject(new Cut()) },
  };
  await expect(
    changePassword(asked)(here.asker, { currentPassword: 'old', newPassword: 'new' }),
  ).rejects.toThrow(Cut);
  const [id = ''] = await here.begun();
  here.wait(20);
  await expect(here.finish(id)).rejects.toThrow('under way');
  here.wait(20);
  await here.open('by the new password');
  expect(await here.finish(id)).toBe('finished');
  expect(await here.standing()).toEqual(['by the new password', 'here']);
});

test('a wrong code ends no session and writes to nobody', async () => {
  const here = await world(0);
  const wrong = { email: OLD, code: '000000', password: 'new' };
  expect(await resetPassword(here.ports)(wrong)).toEqual({ ok: false, code: 'code_invalid' });
  expect(await changeEmail(here.ports)(here.asker, { code: '000000' })).toEqual({
    ok: false,
    code: 'code_invalid',
  });
  here.wait(60);
  const ids = await here.begun();
  expect(await Promise.all(ids.map(here.finish))).toEqual(['settled', 'settled']);
  expect(await here.letters(ids)).toEqual([]);
  expect(await Promise.all(ids.map(here.letterTo))).toEqual([undefined, undefined]);
  expect(await here.standing()).toEqual(['here', 'there']);
});

test('an address by which nobody ever signed in is written to only when its password changed for certain', async () => {
  const here = await world(0);
  const reset = resetPassword({
    ...here.ports,
    accounts: { ...here.ports.accounts, reset: () => Promise.reject(new Cut()) },
  });
  await expect(reset({ email: 'stranger@example.com', code: '123456', password: 'new' })).rejects.toThrow(
    Cut,
  );
  here.wait(60);
  const ids = await here.begun();
  expect(await Promise.all(ids.map(here.finish))).toEqual(['dropped']);
  expect(await here.letters(ids)).toEqual([]);
});
