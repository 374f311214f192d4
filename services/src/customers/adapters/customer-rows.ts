import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CustomerId } from '@loja/kernel/ids.ts';
import { type Item, type Key, type Refusal, type TransactResult, updating } from '@loja/platform/dynamo.ts';
import type { Place } from '@loja/platform/sealed.ts';
import type { Kept } from '../ports.ts';

/** The table as sealed fields name it, on every stage. */
export const CUSTOMERS = 'customers';

/** A customer's rows are read by a key that the session gives: there is nothing to guess. */
export const ownerKey = (id: CustomerId): string => `CUSTOMER#${id}`;
export const profileKey = (id: CustomerId): Key => ({ pk: ownerKey(id), sk: 'PROFILE' });
export const addressKey = (id: CustomerId, addressId: string): Key => ({
  pk: ownerKey(id),
  sk: `ADDRESS#${addressId}`,
});

/** Where a field of a row lies sealed. */
export const placeIn = ({ pk, sk }: Key, field: string): Place => ({
  table: CUSTOMERS,
  row: `${pk}/${sk}`,
  field,
});

interface Change {
  update: string;
  condition?: string;
  values?: Item;
}

/** A write to the profile, part of every write: a page still open somewhere does not bring a deleted account back. */
export const onProfile = (
  table: string,
  id: CustomerId,
  { update, condition, values }: Change = { update: '' },
): TransactWriteItem =>
  updating({
    table,
    key: profileKey(id),
    update: `SET entity = :entity${update}`,
    condition: `attribute_not_exists(goneAt)${condition ? ` AND (${condition})` : ''}`,
    values: { ':entity': 'PROFILE', ...values },
  });

export const isGone = (refusal: Refusal | undefined): boolean =>
  refusal?.code === 'ConditionalCheckFailed' && refusal.item?.goneAt !== undefined;

/** What came of a transaction whose first item is `onProfile`. */
export const keptBy = (result: TransactResult): Kept => {
  if (result.ok) return 'kept';
  return isGone(result.refusals[0]) ? 'gone' : 'busy';
};
