import { randomUUID } from 'node:crypto';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { MemoryDataKeys } from '@loja/platform/data-keys.memory.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerOf } from '@loja/platform/sealed.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shoppers, staff } from '../domain/pool.ts';
import { openSession, rotated, type Session } from '../domain/session.ts';
import { digestOf, keyOf, newName, newSecret } from '../domain/session-cookie.ts';
import { dynamoNotices, noticeBy } from './notices.dynamodb.ts';
import { departedWrite, dynamoSessions } from './sessions.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
let now = new Date('2026-11-24T12:00:00Z');
const sessions = () => dynamoSessions(dynamo, table.name, () => now);
beforeAll(async () => {
  table = await throwawayTable('sessions');
});
afterAll(() => table.drop());

const fresh = (subject: string = randomUUID(), rules = shoppers) => {
  const shown = { subject, name: newName(), secret: newSecret() };
  const session = openSession(
    {
      key: keyOf(shown),
      subject,
      digest: digestOf(shown),
      device: 'Chrome, Android',
      refreshToken: 's1.sealed',
    },
    unixSeconds(now),
    rules,
  );
  return { shown, session };
};
const fact = () => ({ emailIndex: randomUUID() });
const outbox = async () => (await table.rows()).filter(({ entity }) => entity === 'OUTBOX');

describe('sessions at rest', () => {
  test('are found as they were kept, by their owner and key only', async () => {
    const { session } = fresh();
    await sessions().open(session, fact());
    expect(await sessions().find(session)).toEqual(session);
    expect(await sessions().find({ ...session, subject: randomUUID() })).toBeUndefined();
    expect(await sessions().find({ ...session, pool: 'staff' })).toBeUndefined();
    expect(await sessions().find({ ...session, key: keyOf({ name: newName() }) })).toBeUndefined();
  });

  test('tell the shop of a customer’s sign-in in the same write, and nothing of a person', async () => {
    const { session } = fresh();
    const { emailIndex } = fact();
    await sessions().open(session, { emailIndex });
    const told = (await outbox()).filter(({ detail }) => String(detail).includes(session.subject));
    expect(told.map(({ name, detail }) => [name, JSON.parse(String(detail)).data])).toEqual([
      ['CustomerSignedIn', { customerId: session.subject, emailIndex }],
    ]);
  });

  test('of staff tell nobody', async () => {
    const before = (await outbox()).length;
    await sessions().open(fresh(randomUUID(), staff).session, fact());
    expect(await outbox()).toHaveLength(before);
  });

  test('begin no more for a customer who has closed the account, and nothing is told of it', async () => {
    const { session } = fresh();
    await dynamo.transact([departedWrite(table.name, session, now)]);
    const { emailIndex } = fact();
    expect(await sessions().open(session, { emailIndex })).toBe('gone');
    expect(await sessions().of(session)).toEqual([]);
    expect(await sessions().ownerOf('shoppers', emailIndex)).toBeUndefined();
    expect((await outbox()).filter(({ detail }) => String(detail).includes(session.subject))).toEqual([]);
  });

  test('are over at their time, though their rows may lie on', async () => {
    const { session } = fresh();
    await sessions().open(session, fact());
    const started = now;
    now = secondsAfter(started, shoppers.idle - 1);
    expect(await sessions().find(session)).toBeDefined();
    now = secondsAfter(started, shoppers.idle);
    expect(await sessions().find(session)).toBeUndefined();
    expect(await sessions().of(session)).toEqual([]);
    now = started;
  });

  test('change for one of two who change them at once', async () => {
    const { shown, session } = fresh();
    await sessions().open(session, fact());
    const turn = (next: string): Session => {
      const asked = { shown: digestOf(shown), next, refreshToken: next };
      const after = rotated(session, asked, unixSeconds(now), shoppers);
      if (typeof after === 'string') throw new Error(after);
      return after;
    };
    const done = await Promise.all([
      sessions().replace(session, turn('a')),
      sessions().replace(session, turn('b')),
    ]);
    expect(done.toSorted()).toEqual([false, true]);
    expect((await sessions().find(session))?.current).toEqual([done[0] ? 'a' : 'b']);
  });

  test('that ended meanwhile do not come back by a change', async () => {
    const { session } = fresh();
    await sessions().open(session, fact());
    expect(await sessions().end(session)).toEqual(session);
    expect(await sessions().replace(session, { ...session, authTime: 1 })).toBe(false);
    expect(await sessions().find(session)).toBeUndefined();
    expect(await sessions().end(session)).toBeUndefined();
  });

  test('of an owner are listed at once, the newest first, and no one else’s', async () => {
    const subject = randomUUID();
    const first = fresh(subject).session;
    now = secondsAfter(now, 60);
    const second = fresh(subject).session;
    for (const session of [first, second, fresh().session]) await sessions().open(session, fact());
    const found = await sessions().of({ pool: 'shoppers', subject });
    expect(found.map(({ key }) => key)).toEqual([second.key, first.key]);
  });

  test('are found by the address that signed in last, wherever it moved', async () => {
    const { session } = fresh();
    const owner = { pool: session.pool, subject: session.subject };
    const [from, to] = [randomUUID(), randomUUID()];
    await sessions().open(session, { emailIndex: from });
    expect(await sessions().ownerOf('shoppers', from)).toEqual(owner);
    expect(await sessions().ownerOf('staff', from)).toBeUndefined();
    await sessions().rename(owner, { from, to });
    expect(await sessions().ownerOf('shoppers', from)).toBeUndefined();
    expect(await sessions().ownerOf('shoppers', to)).toEqual(owner);
    const told = (await outbox()).filter(({ name }) => name === 'CustomerEmailChanged');
    expect(told.map(({ detail }) => JSON.parse(String(detail)).data)).toEqual([
      { customerId: session.subject, emailIndex: to },
    ]);
    const row = (await table.rows()).find(({ pk }) => pk === `EMAIL#shoppers#${to}`);
    expect(row?.ttl).toBe(unixSeconds(now) + shoppers.absolute);
  });
});

describe('a notice', () => {
  const sealer = sealerOf('sessions', new MemoryDataKeys());

  test('lies sealed until its letter is written, and its event names nobody', async () => {
    const to = `${randomUUID()}@example.com`;
    await dynamoNotices(dynamo, table.name, sealer, () => now).issue({ kind: 'totp-on', to, locale: 'en' });
    const rows = await table.rows();
    expect(JSON.stringify(rows)).not.toContain(to);
    const { detail } = rows.find(({ name }) => name === 'AccountNoticeIssued') ?? {};
    const { noticeId, kind } = JSON.parse(String(detail)).data;
    expect(kind).toBe('totp-on');
    const read = noticeBy(dynamo, table.name, sealer);
    expect(await read(noticeId)).toEqual({ to, locale: 'en', at: now.toISOString() });
    expect(await read('ntc_00000000000000000000000000')).toBeUndefined();
  });
});
