import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { AutomaticPromotions } from '../ports.ts';
import { automaticKey, parseAutomatic } from './promotions.dynamodb.ts';

export const automaticInDynamo = (dynamo: Dynamo, table: string): AutomaticPromotions => ({
  async list() {
    return parseAutomatic(await dynamo.get(table, automaticKey, { consistent: true }));
  },
  async replace(promotions, expectedRevision) {
    const item = await dynamo.update({
      table,
      key: automaticKey,
      update: 'SET #promotions = :promotions, #revision = :next, #entity = :entity',
      // A table that was never filled has no row yet.
      condition: expectedRevision === 0 ? 'attribute_not_exists(pk)' : '#revision = :expected',
      names: { '#promotions': 'promotions', '#revision': 'revision', '#entity': 'entity' },
      values: {
        ':promotions': promotions,
        ':next': expectedRevision + 1,
        ':entity': 'AUTOMATIC',
        ...(expectedRevision === 0 ? {} : { ':expected': expectedRevision }),
      },
    });
    return item !== undefined;
  },
});
