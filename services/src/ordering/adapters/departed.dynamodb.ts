import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
import { absent, type Dynamo, type Key, putAny } from '@loja/platform/dynamo.ts';

/** Longer than an order that was placed in the moment of the deletion takes to be delivered. */
const KEEP_SECONDS = 90 * 24 * 3600;

const goneKey = (id: CustomerId): Key => ({ pk: `CUSTOMER#${id}`, sk: 'GONE' });

/** Marks that a customer is gone, in the transaction that says so: from then on no order becomes theirs. */
export const departedWrite = (table: string, id: CustomerId, now: Date): TransactWriteItem =>
  putAny(table, { ...goneKey(id), entity: 'GONE', ttl: unixSeconds(secondsAfter(now, KEEP_SECONDS)) });

/** Refuses a transaction that would make an order theirs who is gone. */
export const unlessDeparted = (table: string, id: CustomerId): TransactWriteItem =>
  absent(table, goneKey(id));

export const hasDeparted = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<boolean> =>
  (await dynamo.get(table, goneKey(id), { consistent: true })) !== undefined;
