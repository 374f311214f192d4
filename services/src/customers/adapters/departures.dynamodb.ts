import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
import type { BlindIndex } from '@loja/platform/blind-index.ts';
import { type Dynamo, type Item, putAny, removing } from '@loja/platform/dynamo.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import * as identity from '#identity/offers.ts';
import * as ordering from '#ordering/offers.ts';
import type { Departures } from '../ports.ts';
import { isGone, onProfile, ownerKey, profileKey } from './customer-rows.ts';

interface DepartureTables {
  customers: string;
  sessions: string;
  orders: string;
}

/** `letters` seals to whom the last letter goes. */
export const departuresInDynamo = (
  dynamo: Dynamo,
  { customers, sessions, orders }: DepartureTables,
  { letters, index, clock }: { letters: Sealer; index: BlindIndex; clock: Clock },
): Pick<Departures, 'declare'> => ({
  async declare(id, { email, locale }) {
    const now = clock();
    const emailIndex = await index('email', email);
    const result = await dynamo.transact([
      onProfile(customers, id, {
        update: ', goneAt = :at, emailIndex = :index REMOVE told, changedAt',
        values: { ':at': now.toISOString(), ':index': emailIndex },
      }),
      // Nobody signs in to the account any more, and no order becomes theirs.
      identity.departedWrite(sessions, id, now),
      ordering.departedWrite(orders, id, now),
      outboxRow(customers, CustomerDeleted, { customerId: id }, now),
      ...(await identity.noticeWrites(
        sessions,
        letters,
        { kind: 'account-deleted', to: email, locale },
        now,
      )),
    ]);
    return result.ok || isGone(result.refusals[0]) ? 'declared' : 'busy';
  },
});

/** Takes away every row of an account that nobody ever confirmed: there is no one whose consent was to be proven. */
export const forgetLapsedRows =
  (dynamo: Dynamo, table: string) =>
  async (id: CustomerId): Promise<void> => {
    const rows = await dynamo.query({
      table,
      keys: 'pk = :pk',
      values: { ':pk': ownerKey(id) },
      consistent: true,
    });
    for (const { sk } of rows) await dynamo.transact([removing(table, { pk: ownerKey(id), sk: String(sk) })]);
  };

/** A consent must be provable for as long as it may be disputed (CC art. 206 §3 V and CDC art. 27: five years at most). */
const PROOF_SECONDS = 5 * 365 * 24 * 3600;
/** Events may be sent again from the archive for so long; the mark holds off what comes late. */
const MARK_SECONDS = 90 * 24 * 3600;

const asProof = ({ session: _session, ...said }: Item, now: Date): Item => ({
  ...said,
  entity: 'PROOF',
  ttl: unixSeconds(secondsAfter(now, PROOF_SECONDS)),
});

/**
 * What stays: that the account is gone, for a season; and what was agreed to, under the blind index of the address, which
 * leads from who shows the address to the record, and from the record to nobody.
 */
export const forgetRows =
  (dynamo: Dynamo, table: string, clock: Clock): Departures['forget'] =>
  async (id) => {
    const now = clock();
    const rows = await dynamo.query({
      table,
      keys: 'pk = :pk',
      values: { ':pk': ownerKey(id) },
      consistent: true,
    });
    const emailIndex = rows.find(({ sk }) => sk === 'PROFILE')?.emailIndex;
    for (const row of rows.filter(({ sk }) => sk !== 'PROFILE')) {
      const proof = row.entity === 'CONSENT' && typeof emailIndex === 'string';
      await dynamo.transact([
        removing(table, { pk: ownerKey(id), sk: String(row.sk) }),
        ...(proof
          ? [putAny(table, { ...asProof(row, now), pk: `PROOF#${emailIndex}`, sk: String(row.sk) })]
          : []),
      ]);
    }
    await dynamo.update({
      table,
      key: profileKey(id),
      update: 'SET #ttl = :ttl REMOVE emailIndex, addresses',
      condition: 'attribute_exists(goneAt)',
      names: { '#ttl': 'ttl' },
      values: { ':ttl': unixSeconds(secondsAfter(now, MARK_SECONDS)) },
    });
  };
