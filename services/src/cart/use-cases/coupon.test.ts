import { brl } from '@loja/kernel/money.ts';
import type { Result } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import type { Coupon } from '#promotions/offers.ts';
import { bag, beans, openShop } from '../adapters/cart.bench.ts';

const value = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const code = (result: Result<unknown, string>) => (result.ok ? 'accepted' : result.code);

const coupon = (changes: Partial<Coupon> = {}): Coupon => ({
  code: 'DEZ',
  name: 'Dez por cento',
  benefit: { kind: 'percent', percent: 10 },
  startsAt: '2026-01-01T03:00:00.000Z',
  endsAt: '2027-01-01T03:00:00.000Z',
  minimumCents: 0,
  scope: 'all',
  oncePerCustomer: false,
  uses: 0,
  active: true,
  revision: 1,
  ...changes,
});

/** Two bags at 36,90: 73,80. */
const visit = async () => {
  const shop = openShop();
  shop.sell(bag('CASA', 250, 36_90));
  shop.stock(beans('CASA', 10_000));
  const { cartId } = value(await shop.create());
  const put = (quantity: number) => shop.put({ cartId, sku: 'CASA-250-GRAOS', quantity });
  await put(2);
  return { shop, cartId, put, use: (typed = 'DEZ') => shop.putCoupon({ cartId, code: typed }) };
};

describe('a shopper with a coupon', () => {
  test('sees it by name, and what each way to pay costs with it', async () => {
    const { shop, use } = await visit();
    shop.offer(coupon());
    expect(value(await use('  dez '))).toMatchObject({
      subtotal: { cents: 73_80 },
      lines: [{ total: { cents: 73_80 }, discount: { cents: 7_38 } }],
      discounts: [{ kind: 'coupon', name: 'Dez por cento', amount: { cents: 7_38 } }],
      coupon: { code: 'DEZ', freeShipping: false },
      pixDiscount: { cents: 3_32 },
      payable: { pix: { cents: 63_10 }, card: { cents: 66_42 } },
    });
  });

  test('keeps it while lines change, and may take it off, twice without harm', async () => {
    const { shop, cartId, put, use } = await visit();
    shop.offer(coupon());
    await use();
    expect(value(await put(1)).discounts).toMatchObject([{ amount: { cents: 3_69 } }]);
    expect(value(await shop.get(cartId)).coupon).toMatchObject({ code: 'DEZ' });
    expect(value(await shop.deleteCoupon({ cartId }))).toMatchObject({ discounts: [] });
    expect(value(await shop.deleteCoupon({ cartId })).coupon).toBeUndefined();
  });

  test('below its minimum sees what it asks for, and gets it once the goods are there', async () => {
    const { shop, put, use } = await visit();
    shop.offer(coupon({ minimumCents: 100_00 }));
    expect(value(await use())).toMatchObject({
      discounts: [],
      coupon: { refusal: 'coupon_minimum', minimum: { cents: 100_00 } },
    });
    expect(value(await put(3)).discounts).toHaveLength(1);
  });

  test('sees that it is for other goods', async () => {
    const { shop, use } = await visit();
    shop.offer(coupon({ scope: 'equipment' }));
    expect(value(await use()).coupon?.refusal).toBe('coupon_not_applicable');
  });

  test('sees one that ended after it was put on', async () => {
    const { shop, cartId, use } = await visit();
    shop.offer(coupon());
    await use();
    shop.offer(coupon({ totalUses: 5, uses: 5 }));
    const cart = value(await shop.get(cartId));
    expect(cart).toMatchObject({ discounts: [], coupon: { code: 'DEZ', refusal: 'coupon_exhausted' } });
  });

  test.each([
    ['coupon_unknown', 'NADA', {}],
    ['coupon_unknown', '   ', {}],
    ['coupon_unknown', 'DEZ', { active: false }],
    ['coupon_unknown', 'DEZ', { startsAt: '2026-12-01T03:00:00.000Z' }],
    ['coupon_expired', 'DEZ', { endsAt: '2026-11-01T03:00:00.000Z' }],
    ['coupon_exhausted', 'DEZ', { totalUses: 5, uses: 5 }],
  ] as const)('is refused with %s for "%s", and keeps the one before', async (refusal, typed, changes) => {
    const { shop, cartId, use } = await visit();
    shop.offer(coupon({ code: 'ANTES' }));
    await use('ANTES');
    shop.offer(coupon(changes));
    expect(code(await use(typed))).toBe(refusal);
    expect(value(await shop.get(cartId)).coupon?.code).toBe('ANTES');
  });

  test('with free shipping gets the cheapest service free, and pays for a quicker one', async () => {
    const { shop, cartId, use } = await visit();
    shop.offer(coupon({ benefit: { kind: 'free_shipping' } }));
    expect(value(await use()).coupon?.freeShipping).toBe(true);
    const { options } = value(await shop.quote({ cartId, cep: '01310100' }));
    expect(options[0]).toMatchObject({ free: true, price: brl(0) });
    expect(options.slice(1).every(({ free, price }) => !free && price.cents > 0)).toBe(true);
  });

  test('does not lose free freight by a discount', async () => {
    const { shop, cartId, put, use } = await visit();
    await put(6);
    shop.offer(coupon({ benefit: { kind: 'percent', percent: 50 } }));
    await use();
    const { options } = value(await shop.quote({ cartId, cep: '01310100' }));
    expect(options[0]?.free).toBe(true);
  });
});

test('take four, pay three shows on the cart by itself', async () => {
  const { shop, put } = await visit();
  shop.promote({
    id: 'leve-4',
    name: 'Leve 4, pague 3',
    productSlugs: ['casa'],
    buy: 3,
    get: 1,
    startsAt: '2026-01-01T03:00:00.000Z',
    endsAt: '2027-01-01T03:00:00.000Z',
    active: true,
  });
  expect(value(await put(3)).discounts).toEqual([]);
  expect(value(await put(4))).toMatchObject({
    discounts: [{ kind: 'automatic', name: 'Leve 4, pague 3', amount: { cents: 36_90 } }],
    payable: { pix: { cents: 105_16 }, card: { cents: 110_70 } },
  });
});
