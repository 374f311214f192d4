import { type Dynamo, putNew } from '@loja/platform/dynamo.ts';
import type { Coupons } from '../ports.ts';
import { couponItem, couponKey, parseCoupon } from './promotions.dynamodb.ts';

export const couponsInDynamo = (dynamo: Dynamo, table: string): Coupons => ({
  async list() {
    const items = await dynamo.query({
      table,
      index: 'byListing',
      keys: 'gsi1pk = :coupons',
      values: { ':coupons': 'COUPONS' },
    });
    return items.map(parseCoupon);
  },
  async find(code) {
    const item = await dynamo.get(table, couponKey(code), { consistent: true });
    return item && parseCoupon(item);
  },
  async add(coupon) {
    return (await dynamo.transact([putNew(table, couponItem(coupon))])).ok;
  },
  async replace({ uses: _uses, code, totalUses, ...terms }, expectedRevision) {
    const columns = { ...terms, ...(totalUses === undefined ? {} : { totalUses }) };
    const names = Object.keys(columns);
    const item = await dynamo.update({
      table,
      key: couponKey(code),
      update: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${totalUses === undefined ? ' REMOVE totalUses' : ''}`,
      condition: '#revision = :expected',
      names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      values: {
        ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [`:${name}`, value])),
        ':expected': expectedRevision,
      },
    });
    return item && parseCoupon(item);
  },
});
