import { brl } from '@loja/kernel/money.ts';
import { type Dynamo, putNew } from '@loja/platform/dynamo.ts';
import { automaticKey, couponItem, couponKey } from '../adapters/promotions.dynamodb.ts';
import type { BuyXGetY } from '../domain/automatic.ts';
import type { Coupon } from '../domain/coupon.ts';

const open = {
  startsAt: '2026-01-01T03:00:00.000Z',
  endsAt: '2036-01-01T03:00:00.000Z',
  scope: 'all',
  oncePerCustomer: false,
  uses: 0,
  active: true,
  revision: 1,
} as const;

export const sampleCoupons: readonly Coupon[] = [
  {
    ...open,
    code: 'BEMVINDO10',
    name: 'Boas-vindas: 10%',
    benefit: { kind: 'percent', percent: 10 },
    minimumCents: 60_00,
    oncePerCustomer: true,
  },
  {
    ...open,
    code: 'FRETEGRATIS',
    name: 'Frete grátis',
    benefit: { kind: 'free_shipping' },
    minimumCents: 100_00,
    totalUses: 500,
  },
  {
    ...open,
    code: 'CAFE15',
    name: 'R$ 15 em cafés',
    benefit: { kind: 'fixed', amount: brl(15_00) },
    minimumCents: 90_00,
    scope: 'coffee',
    totalUses: 1000,
  },
  {
    ...open,
    code: 'INVERNO25',
    name: 'Inverno: 25%',
    benefit: { kind: 'percent', percent: 25 },
    minimumCents: 0,
    endsAt: '2026-01-02T03:00:00.000Z',
  },
];

export const samplePromotions: readonly BuyXGetY[] = [
  {
    id: 'padoca-leve-4',
    name: 'Leve 4, pague 3: Padoca',
    productSlugs: ['padoca'],
    buy: 3,
    get: 1,
    startsAt: open.startsAt,
    endsAt: open.endsAt,
    active: false,
  },
];

/** Puts the sample promotions where there are none. Rows that exist keep what staff and orders have made of them. */
export const seedPromotions = async (dynamo: Dynamo, table: string): Promise<void> => {
  const rows = [
    { ...automaticKey, entity: 'AUTOMATIC', revision: 1, promotions: samplePromotions },
    ...sampleCoupons.map(couponItem),
  ];
  const found = await dynamo.batchGet(
    { [table]: [automaticKey, ...sampleCoupons.map(({ code }) => couponKey(code))] },
    { consistent: true },
  );
  const present = new Set((found[table] ?? []).map(({ pk }) => String(pk)));
  const missing = rows.filter(({ pk }) => !present.has(pk));
  if (missing.length === 0) return;
  const result = await dynamo.transact(missing.map((row) => putNew(table, row)));
  if (!result.ok) throw new Error('the sample promotions were refused');
};
