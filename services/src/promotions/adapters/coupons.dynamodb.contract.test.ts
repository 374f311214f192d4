import type { NewCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { brl } from '@loja/kernel/money.ts';
import type { Result } from '@loja/kernel/result.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCoupons, seedPromotions } from '../seed/index.ts';
import { changeCoupon } from '../use-cases/change-coupon.ts';
import { createCoupon } from '../use-cases/create-coupon.ts';
import { listCoupons } from '../use-cases/list-coupons.ts';
import { listAutomatic, replaceAutomatic } from '../use-cases/replace-automatic.ts';
import { automaticInDynamo } from './automatic.dynamodb.ts';
import { couponsInDynamo } from './coupons.dynamodb.ts';
import { refusalOfUse, useWrites } from './uses.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('promotions', { byListing: true });
});
afterAll(() => table.drop());

const coupons = () => couponsInDynamo(dynamo, table.name);
const value = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const newCoupon = (code: string): NewCoupon => ({
  code,
  name: 'Natal',
  benefit: { kind: 'fixed', amount: brl(20_00) },
  startsAt: '2026-11-01T00:00:00-03:00',
  endsAt: '2026-12-26T00:00:00-03:00',
  minimum: brl(100_00),
  scope: 'coffee',
  oncePerCustomer: true,
  totalUses: 100,
  active: true,
});

test('staff make a coupon once, find it in the list and change its terms under its revision', async () => {
  const wanted = newCoupon('NATAL');
  expect(value(await createCoupon(coupons())(wanted))).toMatchObject({
    code: 'NATAL',
    uses: 0,
    revision: 1,
    startsAt: '2026-11-01T03:00:00.000Z',
  });
  expect(await createCoupon(coupons())(wanted)).toEqual({ ok: false, code: 'coupon_code_taken' });
  const listed = value(await listCoupons(coupons())()).coupons;
  expect(listed.map(({ code }) => code)).toContain('NATAL');
  const { code, totalUses: _, ...terms } = wanted;
  const change = { ...terms, active: false, expectedRevision: 1 };
  const changed = value(await changeCoupon(coupons())({ code, change }));
  expect(changed).toMatchObject({ active: false, revision: 2 });
  expect(changed).not.toHaveProperty('totalUses');
  expect(await changeCoupon(coupons())({ code, change })).toEqual({ ok: false, code: 'revision_conflict' });
  expect(await changeCoupon(coupons())({ code: 'NADA', change })).toEqual({
    ok: false,
    code: 'coupon_not_found',
  });
});

test('a change keeps the uses that orders count, and refuses orders priced by the terms before', async () => {
  const wanted = newCoupon('PASCOA');
  value(await createCoupon(coupons())(wanted));
  const at = new Date('2026-11-24T12:00:00Z');
  const use = (revision: number) => dynamo.transact(useWrites(table.name, { code: 'PASCOA', revision }, at));
  expect((await use(1)).ok).toBe(true);
  const { code, ...terms } = wanted;
  const changed = value(await changeCoupon(coupons())({ code, change: { ...terms, expectedRevision: 1 } }));
  expect(changed.uses).toBe(1);
  const refused = await use(1);
  expect(refused.ok ? 'counted' : refusalOfUse(refused.refusals, at)).toBe('price_changed');
});

test('automatic promotions are replaced as a whole, under the revision of who read them', async () => {
  const automatic = automaticInDynamo(dynamo, table.name);
  expect(value(await listAutomatic(automatic)())).toEqual({ promotions: [], revision: 0 });
  const promotion = {
    id: 'leve-4',
    name: 'Leve 4, pague 3',
    productSlugs: ['padoca'],
    buy: 3,
    get: 1,
    startsAt: '2026-11-01T00:00:00-03:00',
    endsAt: '2026-12-01T00:00:00-03:00',
    active: true,
  };
  const first = { promotions: [promotion], expectedRevision: 0 };
  const kept = { ...promotion, startsAt: '2026-11-01T03:00:00.000Z', endsAt: '2026-12-01T03:00:00.000Z' };
  expect(value(await replaceAutomatic(automatic)(first))).toEqual({ promotions: [kept], revision: 1 });
  expect(await replaceAutomatic(automatic)(first)).toEqual({ ok: false, code: 'revision_conflict' });
  expect(value(await listAutomatic(automatic)())).toEqual({ promotions: [kept], revision: 1 });
  const none = { promotions: [], expectedRevision: 1 };
  expect(value(await replaceAutomatic(automatic)(none))).toEqual({ promotions: [], revision: 2 });
});

test('the sample promotions are put in once and leave counted uses alone', async () => {
  await seedPromotions(dynamo, table.name);
  const [first] = sampleCoupons;
  if (!first) throw new Error('no sample');
  const now = new Date('2026-11-24T12:00:00Z');
  await dynamo.transact(useWrites(table.name, { code: first.code, revision: 1 }, now));
  await seedPromotions(dynamo, table.name);
  expect((await coupons().find(first.code))?.uses).toBe(1);
});
