import { AccountChangeBegun } from '@loja/contracts/events/identity.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { newNoticeId } from '@loja/kernel/ids.ts';
import {
  type Dynamo,
  type Item,
  type Key,
  putNew,
  removing,
  removingIfThere,
} from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import type { AccountChange, Changes } from '../ports.ts';
import { announcing, KEEP_SECONDS, noticeKey, noticeRow } from './notices.dynamodb.ts';

const keyOf = (noticeId: string): Key => ({ pk: `CHANGE#${noticeId}`, sk: 'CHANGE' });

/** The table has one writer, this context: a row is trusted to be whole. */
const parse = ({ pk: _pk, sk: _sk, entity: _entity, ttl: _ttl, ...change }: Item): AccountChange =>
  change as AccountChange;

/** Changes that were begun, for who brings them to an end. */
export const begunChanges = (dynamo: Dynamo, table: string, clock: Clock): Omit<Changes, 'begin'> => ({
  async find(noticeId) {
    const found = await dynamo.get(table, keyOf(noticeId), { consistent: true });
    return found && parse(found);
  },

  async settle({ noticeId, kind }) {
    // Refused where another has settled it: its letter is on its way.
    await dynamo.transact([
      removingIfThere(table, keyOf(noticeId)),
      announcing(table, { noticeId, kind }, clock()),
    ]);
  },

  async drop({ noticeId }) {
    await dynamo.transact([removing(table, keyOf(noticeId)), removing(table, noticeKey(noticeId))]);
  },
});

/** A change and its letter, which lies sealed beside it from the beginning: who finishes it need not know the address. */
export const dynamoChanges = (dynamo: Dynamo, table: string, sealer: Sealer, clock: Clock): Changes => ({
  ...begunChanges(dynamo, table, clock),

  async begin(meant, letter) {
    const now = clock();
    const noticeId = newNoticeId();
    const change: AccountChange = { ...meant, noticeId, begunAt: unixSeconds(now) };
    const row = {
      ...keyOf(noticeId),
      entity: 'CHANGE',
      ...change,
      ttl: unixSeconds(secondsAfter(now, KEEP_SECONDS)),
    };
    const written = await dynamo.transact([
      putNew(table, row),
      putNew(table, await noticeRow(sealer, { noticeId, ...letter }, now)),
      outboxRow(table, AccountChangeBegun, { noticeId }, now),
    ]);
    if (!written.ok) throw new Error('a change was refused');
    return change;
  },
});
