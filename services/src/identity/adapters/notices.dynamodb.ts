import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { AccountNoticeIssued } from '@loja/contracts/events/identity.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { newNoticeId } from '@loja/kernel/ids.ts';
import { type Dynamo, type Key, putNew } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Place, Sealer } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import type { Notices } from '../ports.ts';

/** A letter is tried for a day, and may lie with the dead ones for two more until a person looks. */
const KEEP_SECONDS = 3 * 24 * 3600;

const keyOf = (noticeId: string): Key => ({ pk: `NOTICE#${noticeId}`, sk: 'NOTICE' });
const placeOf = (noticeId: string): Place => ({ table: 'sessions', row: noticeId, field: 'to' });

type Notice = Parameters<Notices['issue']>[0];

/**
 * What has a letter written, for a transaction: to whom it goes lies sealed beside its event, and nowhere longer than the
 * letter may need.
 */
export const noticeWrites = async (
  table: string,
  sealer: Sealer,
  { kind, to, locale }: Notice,
  now: Date,
): Promise<TransactWriteItem[]> => {
  const noticeId = newNoticeId();
  const row = {
    ...keyOf(noticeId),
    entity: 'NOTICE',
    to: await sealer.seal(placeOf(noticeId), to),
    locale,
    at: now.toISOString(),
    ttl: unixSeconds(secondsAfter(now, KEEP_SECONDS)),
  };
  return [putNew(table, row), outboxRow(table, AccountNoticeIssued, { noticeId, kind }, now)];
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
  const found = await dynamo.get(table, keyOf(noticeId), { consistent: true });
  if (!found) return undefined;
  const { to, ...rest } = Row.parse(found);
  return { ...rest, to: await sealer.open(placeOf(noticeId), to) };
};
