import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CustomerId } from '@loja/kernel/ids.ts';
import type { Key, TransactResult } from '@loja/platform/dynamo.ts';
import type { Place } from '@loja/platform/sealed.ts';
import type { Kept } from '../ports.ts';

/** The table as sealed fields name it, on every stage. */
export const CUSTOMERS = 'customers';

/** A customer's rows are read by a key that the session gives: there is nothing to guess. */
export const ownerKey = (id: CustomerId): string => `CUSTOMER#${id}`;
export const profileKey = (id: CustomerId): Key => ({ pk: ownerKey(id), sk: 'PROFILE' });
export const goneKey = (id: CustomerId): Key => ({ pk: ownerKey(id), sk: 'GONE' });
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

/** Part of each write: a page that is still open somewhere does not bring a deleted account back. */
export const stillThere = (table: string, id: CustomerId): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table,
    Key: marshall(goneKey(id)),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** What came of a transaction whose first item is `stillThere`. */
export const keptBy = (result: TransactResult): Kept => {
  if (result.ok) return 'kept';
  return result.refusals[0]?.code === 'ConditionalCheckFailed' ? 'gone' : 'busy';
};
