import { type Dynamo, putAny } from '@loja/platform/dynamo.ts';
import { ConsentRecord } from '../domain/consent.ts';
import type { Consents } from '../ports.ts';
import { keptBy, onProfile, ownerKey } from './customer-rows.ts';

/** Records are only added; what was said at the same instant is the same record told twice. */
export const consentsInDynamo = (dynamo: Dynamo, table: string): Consents => ({
  async of(id) {
    const items = await dynamo.query({
      table,
      keys: 'pk = :pk AND begins_with(sk, :sk)',
      values: { ':pk': ownerKey(id), ':sk': 'CONSENT#' },
      consistent: true,
    });
    return items.map((item) => ConsentRecord.parse(item));
  },

  async record(id, record) {
    const sk = `CONSENT#${record.kind}#${record.at}`;
    return keptBy(
      await dynamo.transact([
        onProfile(table, id),
        putAny(table, { pk: ownerKey(id), sk, entity: 'CONSENT', ...record }),
      ]),
    );
  },
});
