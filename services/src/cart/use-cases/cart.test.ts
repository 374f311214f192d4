import { newCartId } from '@loja/kernel/ids.ts';
import type { Result } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import { bag, beans, openShop } from '../adapters/cart.bench.ts';

const value = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const code = (result: Result<unknown, string>) => (result.ok ? 'accepted' : result.code);

const visit = async () => {
  const shop = openShop();
  shop.sell(bag('CASA', 250, 36_90));
  shop.sell(bag('CASA', 1000, 132_90));
  shop.sell(bag('MANT', 250, 54_90));
  shop.stock(beans('CASA', 10_000));
  shop.stock(beans('MANT', 250));
  const { cartId } = value(await shop.create());
  const put = (sku: string, quantity = 1) => shop.put({ cartId, sku, quantity });
  return { shop, cartId, put };
};

describe('a shopper', () => {
  test('opens an empty cart', async () => {
    const { shop } = await visit();
    expect(value(await shop.create())).toMatchObject({
      lines: [],
      subtotal: { cents: 0 },
      pixDiscount: { cents: 0 },
    });
  });

  test('puts bags in and sees the sum, with what Pix takes off', async () => {
    const { put } = await visit();
    await put('CASA-250-GRAOS', 2);
    const cart = value(await put('MANT-250-GRAOS'));
    expect(cart.lines.map(({ sku, quantity, total }) => [sku, quantity, total.cents])).toEqual([
      ['CASA-250-GRAOS', 2, 73_80],
      ['MANT-250-GRAOS', 1, 54_90],
    ]);
    expect(cart.subtotal.cents).toBe(128_70);
    expect(cart.pixDiscount.cents).toBe(6_44);
  });

  test('sets a quantity rather than adding to it, and the line keeps its place', async () => {
    const { put } = await visit();
    await put('CASA-250-GRAOS', 2);
    await put('MANT-250-GRAOS');
    const cart = value(await put('CASA-250-GRAOS', 5));
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([5, 1]);
  });

  test('takes a line out, twice without harm', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-250-GRAOS');
    const sku = 'CASA-250-GRAOS';
    expect(value(await shop.remove({ cartId, sku })).lines).toEqual([]);
    expect(value(await shop.remove({ cartId, sku })).lines).toEqual([]);
  });

  test('sees one band of availability per line, never how much there is', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-250-GRAOS');
    await put('MANT-250-GRAOS');
    expect(value(await shop.get(cartId)).lines.map(({ availability }) => availability)).toEqual([
      'in_stock',
      'low_stock',
    ]);
  });
});

describe('a cart refuses', () => {
  test('to be another’s: an id that nobody opened is no cart', async () => {
    const { shop } = await visit();
    const cartId = newCartId();
    expect(code(await shop.get(cartId))).toBe('cart_not_found');
    expect(code(await shop.put({ cartId, sku: 'CASA-250-GRAOS', quantity: 1 }))).toBe('cart_not_found');
    expect(code(await shop.remove({ cartId, sku: 'CASA-250-GRAOS' }))).toBe('cart_not_found');
    expect(code(await shop.quote({ cartId, cep: '01310100' }))).toBe('cart_not_found');
  });

  test('what the shop does not sell', async () => {
    const { put } = await visit();
    expect(code(await put('NADA-250-GRAOS'))).toBe('sku_not_found');
  });

  test('more than there is', async () => {
    const { put } = await visit();
    expect(code(await put('MANT-250-GRAOS', 2))).toBe('out_of_stock');
    expect(code(await put('MANT-250-GRAOS', 1))).toBe('accepted');
  });

  test('sizes of one coffee that together are more than there is', async () => {
    const { shop, put } = await visit();
    shop.stock(beans('CASA', 1200));
    expect(code(await put('CASA-1000-GRAOS'))).toBe('accepted');
    expect(code(await put('CASA-250-GRAOS'))).toBe('out_of_stock');
  });

  test('a line beyond the cap', async () => {
    const { shop, put } = await visit();
    for (let n = 0; n < 30; n += 1) {
      shop.sell(bag(`C${n}`, 250, 10_90));
      shop.stock(beans(`C${n}`, 1000));
      expect(code(await put(`C${n}-250-GRAOS`))).toBe('accepted');
    }
    expect(code(await put('CASA-250-GRAOS'))).toBe('cart_full');
    expect(code(await put('C7-250-GRAOS', 3))).toBe('accepted');
  });
});

describe('while the cart waits', () => {
  test('a price that moved is shown beside the one that the shopper knew', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-250-GRAOS', 2);
    shop.sell(bag('CASA', 250, 39_90));
    const cart = value(await shop.get(cartId));
    expect(cart.lines[0]).toMatchObject({
      unitPrice: { cents: 39_90 },
      previousUnitPrice: { cents: 36_90 },
      total: { cents: 79_80 },
    });
    expect(cart.subtotal.cents).toBe(79_80);
  });

  test('and is the known one once the shopper has set the line again', async () => {
    const { shop, put } = await visit();
    await put('CASA-250-GRAOS');
    shop.sell(bag('CASA', 250, 39_90));
    expect(value(await put('CASA-250-GRAOS')).lines[0]).not.toHaveProperty('previousUnitPrice');
  });

  test('what sells out elsewhere stays in it, said to be sold out', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-250-GRAOS');
    await put('MANT-250-GRAOS');
    shop.stock(beans('MANT', 0));
    expect(value(await shop.get(cartId)).lines.map(({ availability }) => availability)).toEqual([
      'in_stock',
      'sold_out',
    ]);
  });

  test('what is no longer sold stays in it too, at the price that was seen', async () => {
    const { shop, cartId, put } = await visit();
    await put('MANT-250-GRAOS');
    shop.withdraw('MANT-250-GRAOS');
    expect(value(await shop.get(cartId)).lines[0]).toMatchObject({
      availability: 'sold_out',
      unitPrice: { cents: 54_90 },
    });
  });
});

describe('freight for a cart', () => {
  test('is asked for its weight and goods, at the prices of now', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-1000-GRAOS');
    shop.sell(bag('CASA', 1000, 200_00));
    const { options } = value(await shop.quote({ cartId, cep: '01310100' }));
    expect(options.map(({ price, free }) => [price.cents, free])).toEqual([
      [0, true],
      [32_90, false],
    ]);
  });

  test('is not asked for nothing', async () => {
    const { shop, cartId } = await visit();
    expect(code(await shop.quote({ cartId, cep: '01310100' }))).toBe('cart_empty');
  });

  test('is refused where the shop does not deliver', async () => {
    const { shop, cartId, put } = await visit();
    await put('CASA-250-GRAOS');
    expect(code(await shop.quote({ cartId, cep: '00100000' }))).toBe('cep_not_served');
  });
});
