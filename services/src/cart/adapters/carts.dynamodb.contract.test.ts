import { systemClock } from '@loja/kernel/clock.ts';
import type { Result } from '@loja/kernel/result.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedCatalogue } from '#catalog/seed/index.ts';
import { reservationWrites } from '#inventory/offers.ts';
import { seedStock } from '#inventory/seed/index.ts';
import { seedPromotions } from '#promotions/seed/index.ts';
import { mergeCarts } from '../offers.ts';
import { createCart } from '../use-cases/create-cart.ts';
import { deleteCoupon } from '../use-cases/delete-coupon.ts';
import { deleteItem } from '../use-cases/delete-item.ts';
import { getCart } from '../use-cases/get-cart.ts';
import { putCoupon } from '../use-cases/put-coupon.ts';
import { putItem } from '../use-cases/put-item.ts';
import { quoteShipping } from '../use-cases/quote-shipping.ts';
import { cartPorts } from './cart-ports.ts';
import { dynamoCarts } from './carts.dynamodb.ts';
import { cartsSuite } from './carts.suite.ts';
import { dynamoOwnCarts } from './own-carts.dynamodb.ts';
import { ownCartsSuite } from './own-carts.suite.ts';

const dynamo = new Dynamo();
const tables: Record<'carts' | 'catalog' | 'inventory' | 'promotions', ThrowawayTable> = Object.create(null);

beforeAll(async () => {
  tables.carts = await throwawayTable('cart-carts');
  tables.catalog = await throwawayTable('cart-catalog', { byListing: true });
  tables.inventory = await throwawayTable('cart-inventory');
  tables.promotions = await throwawayTable('cart-promotions');
  await seedPromotions(dynamo, tables.promotions.name);
  await seedCatalogue(dynamo, tables.catalog.name);
  await seedStock(dynamo, tables.inventory.name);
});
afterAll(async () => {
  for (const table of Object.values(tables)) await table.drop();
});

cartsSuite('DynamoDB', (clock) => dynamoCarts(dynamo, tables.carts.name, clock));
ownCartsSuite('DynamoDB', (clock) => {
  // The table has its name when the tests run.
  const own = () => dynamoOwnCarts(dynamo, tables.carts.name, clock);
  const carts = () => dynamoCarts(dynamo, tables.carts.name, clock);
  return {
    open: (...of) => carts().open(...of),
    find: (...of) => carts().find(...of),
    setLine: (...of) => carts().setLine(...of),
    removeLine: (...of) => carts().removeLine(...of),
    setCoupon: (...of) => carts().setCoupon(...of),
    read: (...of) => own().read(...of),
    adopt: (...of) => own().adopt(...of),
    join: (...of) => own().join(...of),
  };
});

const ports = () =>
  cartPorts(
    dynamo,
    {
      carts: tables.carts.name,
      catalog: tables.catalog.name,
      inventory: tables.inventory.name,
      promotions: tables.promotions.name,
    },
    systemClock,
  );
const value = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const counted = async <Value>(act: () => Promise<Value>): Promise<[Value, number]> => {
  const before = dynamo.calls;
  const answer = await act();
  return [answer, dynamo.calls - before];
};
const filled = async (...skus: string[]) => {
  const { cartId } = value(await createCart(ports())());
  for (const sku of skus) value(await putItem(ports())({ cartId, sku, quantity: 1 }));
  return cartId;
};

describe('requests to DynamoDB', () => {
  test('a cart is opened in one and shown in two', async () => {
    const [, toOpen] = await counted(createCart(ports()));
    expect(toOpen).toBe(1);
    const cartId = await filled('CASA-250-GRAOS', 'KIT-CERR-MANT-DIAM-COADO', 'V60-UN');
    const [cart, toShow] = await counted(() => getCart(ports())(cartId));
    expect(value(cart).lines.map(({ availability }) => availability)).toEqual(Array(3).fill('in_stock'));
    expect(toShow).toBe(2);
  });

  test('a coffee, a kit and a kettle are each put in with two, and taken out with two', async () => {
    const cartId = await filled();
    for (const sku of ['CASA-500-MOKA', 'KIT-CASA-VARA-QUIN-GRAOS', 'CHAL-UN']) {
      const [cart, toPut] = await counted(() => putItem(ports())({ cartId, sku, quantity: 2 }));
      expect(value(cart).lines.at(-1)).toMatchObject({ sku, availability: 'in_stock', quantity: 2 });
      expect(toPut).toBe(2);
    }
    const [, toRemove] = await counted(() => deleteItem(ports())({ cartId, sku: 'CHAL-UN' }));
    expect(toRemove).toBe(2);
  });

  test('a coupon is put on and taken off with two each, and the cart with it is shown in two', async () => {
    const cartId = await filled('CASA-500-GRAOS', 'CERR-250-GRAOS');
    const [put, toPut] = await counted(() => putCoupon(ports())({ cartId, code: ' bemvindo10 ' }));
    expect(value(put)).toMatchObject({ coupon: { code: 'BEMVINDO10' }, discounts: [{ kind: 'coupon' }] });
    expect(toPut).toBe(2);
    const [shown, toShow] = await counted(() => getCart(ports())(cartId));
    expect(value(shown)).toEqual(value(put));
    expect(toShow).toBe(2);
    const [off, toTakeOff] = await counted(() => deleteCoupon(ports())({ cartId }));
    expect(value(off)).toMatchObject({ discounts: [] });
    expect(toTakeOff).toBe(2);
  });

  test('carts are joined with three, the first is taken over with two', async () => {
    const join = mergeCarts(dynamo, tables.carts.name);
    const customer = crypto.randomUUID();
    const [first, guest] = [await filled('CASA-250-GRAOS'), await filled('V60-UN')];
    const [, toAdopt] = await counted(() => join(customer, first));
    const [, toJoin] = await counted(() => join(customer, guest));
    expect([toAdopt, toJoin]).toEqual([2, 3]);
    const [shown, toShow] = await counted(() => getCart(ports())(first, customer));
    expect(value(shown).lines).toHaveLength(2);
    expect(toShow).toBe(2);
  });

  test('freight is quoted with two', async () => {
    const cartId = await filled('CASA-250-GRAOS');
    const [, toQuote] = await counted(() => quoteShipping(ports())({ cartId, cep: '01310100' }));
    expect(toQuote).toBe(2);
  });
});

describe('the sample shop', () => {
  test('does not put into a cart what has sold out', async () => {
    const cartId = await filled();
    const sku = 'NOIT-250-GRAOS';
    expect(await putItem(ports())({ cartId, sku, quantity: 1 })).toEqual({ ok: false, code: 'out_of_stock' });
  });

  test('says so in a cart when the last bag goes to another', async () => {
    const cartId = await filled('LUME-250-CHEMEX');
    await dynamo.transact(reservationWrites(tables.inventory.name, [{ stockItemId: 'LUME', quantity: 750 }]));
    expect(value(await getCart(ports())(cartId)).lines[0]?.availability).toBe('sold_out');
  });

  test('keeps both of two lines that are put in at the same time', async () => {
    const cartId = await filled();
    const skus = ['CASA-250-GRAOS', 'CERR-250-GRAOS', 'MOGI-250-GRAOS', 'V60-UN'];
    await Promise.all(skus.map((sku) => putItem(ports())({ cartId, sku, quantity: 1 })));
    const cart = value(await getCart(ports())(cartId));
    expect(cart.lines.map(({ sku }) => sku).toSorted()).toEqual(skus.toSorted());
  });
});
