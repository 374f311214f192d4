import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { AccountNoticeIssued } from '@loja/contracts/events/identity.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { newNoticeId } from '@loja/kernel/ids.ts';
import { type Dynamo, type Item, type Key, putNew } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Place, Sealer } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import type { Notices } from '../ports.ts';

/** A letter is tried for a day, and may lie with the dead ones for two more until a person looks. */
export const KEEP_SECONDS = 3 * 24 * 3600;

export const noticeKey = (noticeId: string): Key => ({ pk: `NOTICE#${noticeId}`, sk: 'NOTICE' });
const placeOf = (noticeId: string): Place => ({ table: 'sessions', row: noticeId, field: 'to' });

type Notice = Parameters<Notices['issue']>[0];

/** To whom a letter goes, sealed, and nowhere longer than the letter may need. */
export const noticeRow = async (
  sealer: Sealer,
  { noticeId, to, locale }: Pick<Notice, 'to' | 'locale'> & { noticeId: string },
  now: Date,
): Promise<Item & Key> => ({
  ...noticeKey(noticeId),
  entity: 'NOTICE',
  to: await sealer.seal(placeOf(noticeId), to),
  locale,
  at: now.toISOString(),
  ttl: unixSeconds(secondsAfter(now, KEEP_SECONDS)),
});

/** Has the letter written of which the row says to whom. */
export const announcing = (
  table: string,
  { noticeId, kind }: Pick<Notice, 'kind'> & { noticeId: string },
  now: Date,
): TransactWriteItem => outboxRow(table, AccountNoticeIssued, { noticeId, kind }, now);

/** What has a letter written, for a transaction. */
export const noticeWrites = async (
  table: string,
  sealer: Sealer,
  { kind, to, locale }: Notice,
  now: Date,
): Promise<TransactWriteItem[]> => {
  const noticeId = newNoticeId();
  return [
    putNew(table, await noticeRow(sealer, { noticeId, to, locale }, now)),
    announcing(table, { noticeId, kind }, now),
  ];
};

export const dynamoNotices = (dynamo: Dynamo, table: string, sealer: Sealer, clock: Clock): Notices => ({
  async issue(notice) {
    const written = await dynamo.transact(await noticeWrites(table, sealer, notice, clock()));
    if (!written.ok) throw new Error('a notice was refused');
  },
});

const Row = z.object({ to: z.string(), locale: z.enum(['pt-BR', 'en']), at: z.iso.datetime() });

/** For who writes the letter: to whom, in which language, and when it happened; undefined once that is forgotten. */
export const noticeBy = (dynamo: Dynamo, table: string, sealer: Sealer) => async (noticeId: string) => {
  const found = await dynamo.get(table, noticeKey(noticeId), { consistent: true });
  if (!found) return undefined;
  const { to, ...rest } = Row.parse(found);
  return { ...rest, to: await sealer.open(placeOf(noticeId), to) };
};
