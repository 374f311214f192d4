import type { Clock } from '@loja/kernel/clock.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { Told } from '../domain/told.ts';
import type { Profiles } from '../ports.ts';
import { keptBy, onProfile, placeIn, profileKey } from './customer-rows.ts';

/** Name, phone and tax id are one sealed text: whoever may see one may see all, and a write forgets what is left out. */
export const profilesInDynamo = (dynamo: Dynamo, table: string, sealer: Sealer, clock: Clock): Profiles => ({
  async find(id) {
    const row = await dynamo.get(table, profileKey(id), { consistent: true });
    if (typeof row?.told !== 'string') return {};
    return Told.parse(JSON.parse(await sealer.open(placeIn(profileKey(id), 'told'), row.told)));
  },

  async replace(id, told) {
    const sealed = await sealer.seal(placeIn(profileKey(id), 'told'), JSON.stringify(told));
    return keptBy(
      await dynamo.transact([
        onProfile(table, id, {
          update: ', told = :told, changedAt = :at',
          values: { ':told': sealed, ':at': clock().toISOString() },
        }),
      ]),
    );
  },
});
