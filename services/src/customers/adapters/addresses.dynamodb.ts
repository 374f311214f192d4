import { ADDRESSES_CAP } from '@loja/contracts/http/account.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { type Dynamo, type Item, type Key, putNew, removing } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { KeptAddress } from '../domain/told.ts';
import type { Addresses, StoredAddress } from '../ports.ts';
import { addressKey, isGone, keptBy, onProfile, ownerKey, placeIn } from './customer-rows.ts';

export const addressesInDynamo = (dynamo: Dynamo, table: string, sealer: Sealer, clock: Clock): Addresses => {
  const sealed = (key: Key, { addressId: _, ...address }: StoredAddress) =>
    sealer.seal(placeIn(key, 'address'), JSON.stringify(address));
  const open = async (item: Item): Promise<StoredAddress> => {
    const key = { pk: String(item.pk), sk: String(item.sk) };
    const text = await sealer.open(placeIn(key, 'address'), String(item.address));
    return { ...KeptAddress.parse(JSON.parse(text)), addressId: key.sk.slice('ADDRESS#'.length) };
  };

  return {
    async of(id) {
      const items = await dynamo.query({
        table,
        keys: 'pk = :pk AND begins_with(sk, :sk)',
        values: { ':pk': ownerKey(id), ':sk': 'ADDRESS#' },
        consistent: true,
      });
      const newestFirst = items.toSorted((a, b) => (String(a.addedAt) < String(b.addedAt) ? 1 : -1));
      return Promise.all(newestFirst.map(open));
    },

    async add(id, address) {
      const key = addressKey(id, address.addressId);
      const result = await dynamo.transact([
        // The profile counts them, so that the cap holds against two pages that add at once.
        onProfile(table, id, {
          update: ' ADD addresses :one',
          condition: 'attribute_not_exists(addresses) OR addresses < :cap',
          values: { ':one': 1, ':cap': ADDRESSES_CAP },
        }),
        putNew(table, {
          ...key,
          entity: 'ADDRESS',
          address: await sealed(key, address),
          addedAt: clock().toISOString(),
        }),
      ]);
      const refusal = result.ok ? undefined : result.refusals[0];
      const isFull = refusal?.code === 'ConditionalCheckFailed' && !isGone(refusal);
      return isFull ? 'too_many' : keptBy(result);
    },

    async replace(id, address) {
      const key = addressKey(id, address.addressId);
      const changed = await dynamo.update({
        table,
        key,
        update: 'SET address = :address',
        condition: 'attribute_exists(pk)',
        values: { ':address': await sealed(key, address) },
      });
      return changed !== undefined;
    },

    async remove(id, addressId) {
      const key = addressKey(id, addressId);
      const { Delete } = removing(table, key);
      const there = Delete && { Delete: { ...Delete, ConditionExpression: 'attribute_exists(pk)' } };
      // Refused when it is not there, and then there is nothing to count.
      if (there)
        await dynamo.transact([
          there,
          onProfile(table, id, { update: ' ADD addresses :less', values: { ':less': -1 } }),
        ]);
    },
  };
};
