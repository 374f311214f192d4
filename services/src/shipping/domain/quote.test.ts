import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { stateOfCep } from '@loja/kernel/cep.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { type Parcel, quote } from './quote.ts';
import { freeFromCents, zones } from './rates.ts';

const saoPaulo = '01310100';
const belem = '66010000';

const options = (parcel: Partial<Parcel>): ShippingOption[] => {
  const result = quote({ cep: saoPaulo, grams: 270, goodsCents: 36_90, ...parcel });
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const cents = (parcel: Partial<Parcel>) => options(parcel).map(({ price }) => price.cents);

describe('freight', () => {
  test('takes no fewer and no more days on the way than the shop tells search engines', () => {
    const days = zones.flatMap(({ economico, expresso }) => [economico.days, expresso.days]);
    const { min, max } = shop.delivery.transitDays;
    expect(Math.min(...days.map((one) => one.min))).toBe(min);
    expect(Math.max(...days.map((one) => one.max))).toBe(max);
  });

  test('offers the cheapest first, with business days that include the roast', () => {
    expect(options({})).toEqual([
      {
        id: 'economico',
        name: 'Econômico',
        price: { cents: 16_90, currency: 'BRL' },
        businessDays: { min: 4, max: 8 },
        free: false,
      },
      {
        id: 'expresso',
        name: 'Expresso',
        price: { cents: 26_90, currency: 'BRL' },
        businessDays: { min: 2, max: 5 },
        free: false,
      },
    ]);
  });

  test('charges by whole kilograms', () => {
    expect(cents({ grams: 1000 })[0]).toBe(16_90);
    expect(cents({ grams: 1001 })[0]).toBe(20_40);
  });

  test('sends what weighs more than thirty kilograms in several parcels', () => {
    const full = cents({ grams: 30_000 })[0] ?? 0;
    expect(cents({ grams: 60_000 })[0]).toBe(2 * full);
    expect(cents({ grams: 60_270 })[0]).toBe(2 * full + 16_90);
  });

  test('costs more and takes longer the farther it goes', () => {
    const [near, far] = [options({})[0], options({ cep: belem })[0]];
    expect(far?.price.cents).toBeGreaterThan(near?.price.cents ?? 0);
    expect(far?.businessDays.max).toBeGreaterThan(near?.businessDays.max ?? 0);
  });

  test.each(['00500000', '78950000'])('does not go to %s, which lies in no state', (cep) => {
    expect(quote({ cep, grams: 270, goodsCents: 0 })).toEqual({ ok: false, code: 'cep_not_served' });
  });

  test('goes to all twenty-seven states, each in one zone', () => {
    const states = zones.flatMap((zone) => zone.states);
    expect(new Set(states).size).toBe(27);
    expect(states).toHaveLength(27);
  });
});

describe('free freight', () => {
  test.each([
    ['São Paulo', saoPaulo, 199_00],
    ['Curitiba', '80010000', 299_00],
    ['Brasília', '70040010', 299_00],
    ['Recife', '50010000', 399_00],
    ['Belém', belem, 399_00],
  ])('to %s (%s) begins at %i centavos of goods', (_, cep, threshold) => {
    expect(options({ cep, goodsCents: threshold - 1 }).map(({ free }) => free)).toEqual([false, false]);
    expect(options({ cep, goodsCents: threshold }).map(({ free }) => free)).toEqual([true, false]);
  });

  test('is only for the cheapest service: haste is paid', () => {
    expect(cents({ goodsCents: 500_00 })).toEqual([0, 26_90]);
  });
});

describe('for any parcel to any CEP', () => {
  const served = fc
    .integer({ min: 1_000_000, max: 99_999_999 })
    .map((n) => String(n).padStart(8, '0'))
    .filter((cep) => stateOfCep(cep) !== undefined);
  const parcel = fc.record({
    cep: served,
    grams: fc.integer({ min: 1, max: 90_000 }),
    goodsCents: fc.integer({ min: 0, max: 1_000_00 }),
  });

  test('prices are whole centavos, never negative, cheapest first', () => {
    fc.assert(
      fc.property(parcel, (one) => {
        const prices = cents(one);
        expect(prices).toEqual(prices.toSorted((a, b) => a - b));
        for (const price of prices) expect(Number.isSafeInteger(price) && price >= 0).toBe(true);
      }),
    );
  });

  test('a heavier one never costs less', () => {
    fc.assert(
      fc.property(parcel, fc.integer({ min: 0, max: 40_000 }), (one, more) => {
        const light = cents({ ...one, goodsCents: 0 });
        const heavy = cents({ ...one, goodsCents: 0, grams: one.grams + more });
        light.forEach((price, i) => {
          expect(heavy[i]).toBeGreaterThanOrEqual(price);
        });
      }),
    );
  });

  test('an option is free exactly when its price is zero', () => {
    fc.assert(
      fc.property(parcel, (one) => {
        const threshold = freeFromCents(stateOfCep(one.cep) ?? '') ?? Number.POSITIVE_INFINITY;
        for (const { free, price } of options(one)) expect(free).toBe(price.cents === 0);
        expect(options(one).some(({ free }) => free)).toBe(one.goodsCents >= threshold);
      }),
    );
  });
});
