import { brl } from '@loja/kernel/money.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuyXGetY } from './automatic.ts';
import type { Benefit, Coupon } from './coupon.ts';
import { discountByMethod, discountGoods, type GoodsLine, withCheapestFree } from './discounts.ts';

const at = new Date('2026-11-24T12:00:00Z');
const open = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z', active: true };
const coupon = (benefit: Benefit, changes: Partial<Coupon> = {}): Coupon => ({
  ...open,
  code: 'TESTE',
  name: 'Cupom',
  benefit,
  minimumCents: 0,
  scope: 'all',
  oncePerCustomer: false,
  uses: 0,
  revision: 1,
  ...changes,
});
const fourForThree = (productSlugs: string[], changes: Partial<BuyXGetY> = {}): BuyXGetY => ({
  ...open,
  id: 'leve-4',
  name: 'Leve 4, pague 3',
  productSlugs,
  buy: 3,
  get: 1,
  ...changes,
});
const coffee = (productSlug: string, unitPriceCents: number, quantity: number): GoodsLine => ({
  productSlug,
  kind: 'coffee',
  unitPriceCents,
  quantity,
});
const sumOf = (cents: readonly number[]) => cents.reduce((a, b) => a + b, 0);

describe('promotions stack in one order', () => {
  test('as the README reckons it: take four, then ten per cent, then Pix', () => {
    const lines = [coffee('padoca', 32_90, 4), coffee('varanda', 49_90, 1)];
    const left = discountGoods(
      lines,
      {
        automatic: [fourForThree(['padoca'])],
        coupon: { code: 'TESTE', found: coupon({ kind: 'percent', percent: 10 }) },
      },
      at,
    );
    expect(left.goodsCents).toBe(181_50);
    expect(left.discounts).toEqual([
      { kind: 'automatic', name: 'Leve 4, pague 3', amountCents: 32_90 },
      { kind: 'coupon', name: 'Cupom', amountCents: 14_86 },
    ]);
    const pix = discountByMethod(lines, left, 'pix');
    expect(pix.methodDiscountCents).toBe(6_69);
    expect(left.goodsCents - pix.discountCents).toBe(127_05);
    expect(left.goodsCents - discountByMethod(lines, left, 'card').discountCents).toBe(133_74);
  });

  test('a free unit is a share of every unit of its group: giving three back does not leave one free', () => {
    const { unitDiscountCents } = discountGoods(
      [coffee('padoca', 40_00, 4)],
      { automatic: [fourForThree(['padoca'])] },
      at,
    );
    expect(unitDiscountCents).toEqual([[10_00, 10_00, 10_00, 10_00]]);
  });

  test('the cheapest of each group is free, and groups are made from the dearest', () => {
    const lines = [coffee('padoca', 10_00, 4), coffee('casa', 50_00, 4)];
    const { discounts } = discountGoods(lines, { automatic: [fourForThree(['padoca', 'casa'])] }, at);
    expect(discounts).toMatchObject([{ amountCents: 60_00 }]);
  });

  test('a unit helps one promotion only', () => {
    const lines = [coffee('padoca', 10_00, 4)];
    const twice = [fourForThree(['padoca']), fourForThree(['padoca'], { id: 'b', buy: 1 })];
    expect(discountGoods(lines, { automatic: twice }, at).discounts).toHaveLength(1);
  });

  test('one that is switched off or over is not there', () => {
    const lines = [coffee('padoca', 10_00, 4)];
    const automatic = [
      fourForThree(['padoca'], { active: false }),
      fourForThree(['padoca'], { endsAt: at.toISOString() }),
      fourForThree(['padoca'], { startsAt: '2026-11-24T12:00:01.000Z' }),
    ];
    expect(discountGoods(lines, { automatic }, at).discounts).toEqual([]);
  });

  test('a coupon asks its minimum of what automatic promotions leave', () => {
    const found = coupon({ kind: 'percent', percent: 10 }, { minimumCents: 130_00 });
    const promotions = { automatic: [fourForThree(['padoca'])], coupon: { code: 'TESTE', found } };
    const left = discountGoods([coffee('padoca', 40_00, 4)], promotions, at);
    expect(left.couponRefusal).toBe('coupon_minimum');
    expect(discountGoods([coffee('padoca', 40_00, 5)], promotions, at).couponRefusal).toBeUndefined();
  });

  test('a coupon for coffees takes nothing off a kettle', () => {
    const lines: GoodsLine[] = [
      coffee('padoca', 40_00, 1),
      { productSlug: 'chaleira', kind: 'equipment', unitPriceCents: 300_00, quantity: 1 },
    ];
    const found = coupon({ kind: 'fixed', amount: brl(15_00) }, { scope: 'coffee', minimumCents: 20_00 });
    const { unitDiscountCents } = discountGoods(lines, { automatic: [], coupon: { code: 'X', found } }, at);
    expect(unitDiscountCents).toEqual([[15_00], [0]]);
  });

  test('free shipping makes the cheapest service free and no other', () => {
    const option = (cents: number) => ({ price: brl(cents), free: false });
    expect(withCheapestFree([option(16_90), option(32_90)])).toEqual([
      { price: brl(0), free: true },
      option(32_90),
    ]);
    expect(withCheapestFree([])).toEqual([]);
  });
});

const slug = fc.constantFrom('a', 'b', 'c');
const line: fc.Arbitrary<GoodsLine> = fc.record({
  productSlug: slug,
  kind: fc.constantFrom('coffee', 'kit', 'equipment'),
  unitPriceCents: fc.integer({ min: 1, max: 500_00 }),
  quantity: fc.integer({ min: 1, max: 20 }),
});
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('fixed' as const), amount: fc.integer({ min: 1, max: 900_00 }).map(brl) }),
  fc.constant({ kind: 'free_shipping' as const }),
);
const someCoupon = fc.record({
  benefit,
  scope: fc.constantFrom('all' as const, 'coffee' as const, 'kit' as const, 'equipment' as const),
  minimumCents: fc.integer({ min: 0, max: 300_00 }),
});
const somePromotion = fc
  .record({
    productSlugs: fc.uniqueArray(slug, { minLength: 1 }),
    buy: fc.integer({ min: 1, max: 5 }),
    get: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ productSlugs, ...rest }) => fourForThree(productSlugs, rest));
const purchase = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
  promotions: fc
    .record({ automatic: fc.array(somePromotion, { maxLength: 3 }), some: fc.option(someCoupon) })
    .map(({ automatic, some }) => {
      if (!some) return { automatic };
      const { benefit: taken, ...terms } = some;
      return { automatic, coupon: { code: 'TESTE', found: coupon(taken, terms) } };
    }),
  method: fc.constantFrom('pix' as const, 'card' as const, 'boleto' as const),
});

describe('whatever promotions meet', () => {
  test('nothing costs less than nothing, in all, per line or per unit', () => {
    fc.assert(
      fc.property(purchase, ({ lines, promotions, method }) => {
        const left = discountGoods(lines, promotions, at);
        const { discountCents, unitDiscountCents } = discountByMethod(lines, left, method);
        expect(discountCents).toBeLessThanOrEqual(left.goodsCents);
        lines.forEach(({ unitPriceCents, quantity }, i) => {
          expect(unitDiscountCents[i]).toHaveLength(quantity);
          for (const share of unitDiscountCents[i] ?? []) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(unitPriceCents);
          }
        });
      }),
    );
  });

  test('the shares of all units add up to the discount lines and the method’s, to the centavo', () => {
    fc.assert(
      fc.property(purchase, ({ lines, promotions, method }) => {
        const left = discountGoods(lines, promotions, at);
        const byMethod = discountByMethod(lines, left, method);
        const named = sumOf(left.discounts.map(({ amountCents }) => amountCents));
        expect(sumOf(left.unitDiscountCents.flat())).toBe(named);
        expect(sumOf(byMethod.unitDiscountCents.flat())).toBe(byMethod.discountCents);
        expect(byMethod.discountCents).toBe(named + byMethod.methodDiscountCents);
      }),
    );
  });

  test('giving back every unit gives back what was paid for the goods', () => {
    fc.assert(
      fc.property(purchase, ({ lines, promotions, method }) => {
        const left = discountGoods(lines, promotions, at);
        const { discountCents, unitDiscountCents } = discountByMethod(lines, left, method);
        const refunds = lines.flatMap(({ unitPriceCents }, i) =>
          (unitDiscountCents[i] ?? []).map((share) => unitPriceCents - share),
        );
        expect(sumOf(refunds)).toBe(left.goodsCents - discountCents);
      }),
    );
  });

  test('a later promotion never makes an earlier one smaller: automatic, coupon, Pix', () => {
    fc.assert(
      fc.property(purchase, ({ lines, promotions }) => {
        const alone = discountGoods(lines, { automatic: promotions.automatic }, at);
        const both = discountGoods(lines, promotions, at);
        expect(both.discounts.filter(({ kind }) => kind === 'automatic')).toEqual(alone.discounts);
        both.unitDiscountCents.flat().forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(alone.unitDiscountCents.flat()[i] ?? 0);
        });
        const pix = discountByMethod(lines, both, 'pix');
        const left = both.goodsCents - sumOf(both.unitDiscountCents.flat());
        expect(pix.methodDiscountCents).toBe(Math.round(left * 0.05));
      }),
    );
  });

  test('a coupon that is refused takes nothing, and one that is not keeps to its scope and its amount', () => {
    fc.assert(
      fc.property(purchase, ({ lines, promotions }) => {
        const before = discountGoods(lines, { automatic: promotions.automatic }, at);
        const after = discountGoods(lines, promotions, at);
        const found = promotions.coupon?.found;
        const took = sumOf(
          after.discounts.filter(({ kind }) => kind === 'coupon').map(({ amountCents }) => amountCents),
        );
        if (!found || after.couponRefusal) {
          expect(after.unitDiscountCents).toEqual(before.unitDiscountCents);
          return;
        }
        if (found.benefit.kind === 'fixed') expect(took).toBeLessThanOrEqual(found.benefit.amount.cents);
        expect(after.freeShipping).toBe(found.benefit.kind === 'free_shipping');
        lines.forEach(({ kind }, i) => {
          if (found.scope !== 'all' && found.scope !== kind)
            expect(after.unitDiscountCents[i]).toEqual(before.unitDiscountCents[i]);
        });
      }),
    );
  });

  test('ordering twice never saves: one order of the same coffee gets at least the discount of two', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(somePromotion, parts, ({ buy, get }, [a, b]) => {
        const automatic = [fourForThree(['a'], { buy, get })];
        const off = (quantity: number) =>
          sumOf(discountGoods([coffee('a', 10_00, quantity)], { automatic }, at).unitDiscountCents.flat());
        expect(off(a + b)).toBeGreaterThanOrEqual(off(a) + off(b));
      }),
    );
  });
});
