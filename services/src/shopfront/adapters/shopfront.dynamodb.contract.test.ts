import { listProducts } from '@loja/contracts/http/shopfront.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleProducts, seedCatalogue } from '#catalog/seed/index.ts';
import { reservationWrites } from '#inventory/offers.ts';
import { seedStock } from '#inventory/seed/index.ts';
import { dynamoShopfront } from './shopfront.dynamodb.ts';

const dynamo = new Dynamo();
const tables: Record<'catalog' | 'inventory', ThrowawayTable> = Object.create(null);
const shopfront = () =>
  dynamoShopfront(dynamo, { catalog: tables.catalog.name, inventory: tables.inventory.name });

beforeAll(async () => {
  tables.catalog = await throwawayTable('shopfront-catalog', { byListing: true });
  tables.inventory = await throwawayTable('shopfront-inventory');
  await seedCatalogue(dynamo, tables.catalog.name);
  await seedStock(dynamo, tables.inventory.name);
});
afterAll(async () => {
  for (const table of Object.values(tables)) await table.drop();
});

describe('the shop window over DynamoDB', () => {
  test('shows the whole shelf in its order, with two requests', async () => {
    const before = dynamo.calls;
    const products = await shopfront().products();
    expect(dynamo.calls - before).toBe(2);
    expect(listProducts.reply.parse({ products }).products).toEqual(products);
    expect(products.map(({ slug }) => slug)).toEqual(sampleProducts.map(({ slug }) => slug));
  });

  test('shows a product with two requests, and an unknown one with one', async () => {
    const before = dynamo.calls;
    expect((await shopfront().product('kit-tres-brasis'))?.name).toBe('Três Brasis');
    expect(dynamo.calls - before).toBe(2);
    expect(await shopfront().product('nada')).toBeUndefined();
    expect(dynamo.calls - before).toBe(3);
  });

  test('sees a coffee sell out', async () => {
    await dynamo.transact(
      reservationWrites(tables.inventory.name, [{ stockItemId: 'GEAD', quantity: 12_000 }]),
    );
    const product = await shopfront().product('primeira-geada');
    expect(product?.variants.every(({ availability }) => availability === 'sold_out')).toBe(true);
  });
});
