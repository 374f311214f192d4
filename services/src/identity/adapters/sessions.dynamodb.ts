import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  CustomerEmailChanged,
  CustomerSignedIn,
  CustomerSignedUp,
  CustomerSignUpLapsed,
} from '@loja/contracts/events/identity.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { CustomerId } from '@loja/kernel/ids.ts';
import {
  absent,
  type Dynamo,
  type Item,
  type Key,
  putAny,
  putNew,
  putWhere,
  type Refusal,
  removing,
} from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import { shoppers } from '../domain/pool.ts';
import { isOver, type Session } from '../domain/session.ts';
import type { SessionName, SessionOwner, Sessions } from '../ports.ts';

/** A session is read by a key that holds its owner: nobody reaches another's by naming it. */
export const ownerKey = ({ pool, subject }: SessionOwner): string => `SUBJECT#${pool}#${subject}`;
const rowKey = (name: SessionName): Key => ({ pk: ownerKey(name), sk: `SESSION#${name.key}` });

const addressKey = (pool: string, emailIndex: string): Key => ({
  pk: `EMAIL#${pool}#${emailIndex}`,
  sk: 'OWNER',
});
/** It leads to sessions that are to end, of which none lives longer; each sign-in says it anew. */
const ADDRESS_KEEP_SECONDS = shoppers.absolute;
const addressItem = ({ pool, subject }: SessionOwner, emailIndex: string, now: Date): Item & Key => ({
  ...addressKey(pool, emailIndex),
  entity: 'ADDRESS',
  pool,
  subject,
  ttl: unixSeconds(secondsAfter(now, ADDRESS_KEEP_SECONDS)),
});

const item = (session: Session): Item & Key => ({
  ...rowKey(session),
  entity: 'SESSION',
  ...session,
  ttl: Math.min(session.idleUntil, session.absoluteUntil),
});

/** Once its owner is gone no session of theirs begins; by then the pool has forgotten them too. */
const GONE_KEEP_SECONDS = 90 * 24 * 3600;
const goneKey = (owner: SessionOwner): Key => ({ pk: ownerKey(owner), sk: 'GONE' });

/** For the transaction that closes an account. */
export const departedWrite = (table: string, owner: SessionOwner, now: Date): TransactWriteItem =>
  putAny(table, {
    ...goneKey(owner),
    entity: 'GONE',
    ttl: unixSeconds(secondsAfter(now, GONE_KEEP_SECONDS)),
  });

/** The table has one writer, this context: a row is trusted to be whole. */
const parse = ({ pk: _pk, sk: _sk, entity: _entity, ttl: _ttl, ...session }: Item): Session =>
  session as Session;

const refused = (refusals: readonly Refusal[]): Error =>
  new Error(`a session was refused: ${refusals.map(({ code }) => code)}`);

const must = async (dynamo: Dynamo, writes: Parameters<Dynamo['transact']>[0]): Promise<void> => {
  const written = await dynamo.transact(writes);
  if (!written.ok) throw refused(written.refusals);
};

type Announced = Pick<
  Sessions,
  'open' | 'rename' | 'forgetAddress' | 'ownerOf' | 'announceSignUp' | 'announceLapse'
>;

/** What is told to the shop, and whose an address is. */
const announced = (dynamo: Dynamo, table: string, clock: Clock): Announced => ({
  async open(session, { emailIndex }) {
    const told = { customerId: CustomerId.parse(session.subject), emailIndex };
    const now = clock();
    const ofShopper = () => [absent(table, goneKey(session)), outboxRow(table, CustomerSignedIn, told, now)];
    const written = await dynamo.transact([
      ...(session.pool === 'shoppers' ? ofShopper() : []),
      putNew(table, item(session)),
      putAny(table, addressItem(session, emailIndex, now)),
    ]);
    if (written.ok) return 'opened';
    if (session.pool === 'shoppers' && written.refusals[0]?.code === 'ConditionalCheckFailed') return 'gone';
    throw refused(written.refusals);
  },

  async rename(owner, { from, to }) {
    const now = clock();
    const told = { customerId: CustomerId.parse(owner.subject), emailIndex: to };
    await must(dynamo, [
      putAny(table, addressItem(owner, to, now)),
      removing(table, addressKey(owner.pool, from)),
      ...(owner.pool === 'shoppers' ? [outboxRow(table, CustomerEmailChanged, told, now)] : []),
    ]);
  },

  async forgetAddress(pool, emailIndex) {
    await must(dynamo, [removing(table, addressKey(pool, emailIndex))]);
  },

  async ownerOf(pool, emailIndex) {
    const found = await dynamo.get(table, addressKey(pool, emailIndex), { consistent: true });
    return found && { pool, subject: String(found.subject) };
  },

  async announceSignUp(subject, marketing) {
    const told = { customerId: CustomerId.parse(subject), marketing };
    await must(dynamo, [outboxRow(table, CustomerSignedUp, told, clock())]);
  },

  async announceLapse(subject) {
    const told = { customerId: CustomerId.parse(subject) };
    await must(dynamo, [outboxRow(table, CustomerSignUpLapsed, told, clock())]);
  },
});

const standingRows = (dynamo: Dynamo, table: string, clock: Clock): Omit<Sessions, keyof Announced> => {
  const standing = (found: Item | undefined): Session | undefined => {
    const session = found && parse(found);
    return session && !isOver(session, unixSeconds(clock())) ? session : undefined;
  };
  return {
    async find(name) {
      return standing(await dynamo.get(table, rowKey(name), { consistent: true }));
    },

    async replace(before, after) {
      const { ok } = await dynamo.transact([
        putWhere(table, item(after), {
          condition:
            'attribute_exists(pk) AND #current = :current AND #retired = :retired AND authTime = :authTime',
          names: { '#current': 'current', '#retired': 'retired' },
          values: {
            ':current': before.current,
            ':retired': before.retired,
            ':authTime': before.authTime,
          },
        }),
      ]);
      return ok;
    },

    async end(name) {
      const before = standing(await dynamo.get(table, rowKey(name), { consistent: true }));
      await must(dynamo, [removing(table, rowKey(name))]);
      return before;
    },

    async of(owner) {
      const found = await dynamo.query({
        table,
        keys: 'pk = :pk AND begins_with(sk, :sk)',
        values: { ':pk': ownerKey(owner), ':sk': 'SESSION#' },
        consistent: true,
      });
      return found
        .map(standing)
        .filter((session) => session !== undefined)
        .toSorted((a, b) => b.createdAt - a.createdAt);
    },
  };
};

export const dynamoSessions = (dynamo: Dynamo, table: string, clock: Clock): Sessions => ({
  ...announced(dynamo, table, clock),
  ...standingRows(dynamo, table, clock),
});
