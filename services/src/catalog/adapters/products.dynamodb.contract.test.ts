import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saleVariantsOf } from '../domain/variants.ts';
import { variantsBySku } from '../offers.ts';
import { sampleProducts, sampleRecords, seedCatalogue } from '../seed/index.ts';
import { findProduct, listProducts } from './products.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('catalog', { byListing: true });
  await seedCatalogue(dynamo, table.name);
});
afterAll(() => table.drop());

describe('the catalogue in DynamoDB', () => {
  test('lists the whole shelf in its order, in one query', async () => {
    const before = dynamo.calls;
    expect(await listProducts(dynamo, table.name)).toEqual(
      sampleRecords.map(({ product, updatedAt }) => ({ ...product, updatedAt })),
    );
    expect(dynamo.calls - before).toBe(1);
  });

  test('finds a product by its address, and nothing by another', async () => {
    const [first] = sampleProducts;
    expect(await findProduct(dynamo, table.name, 'blend-da-casa')).toMatchObject(first ?? {});
    expect(await findProduct(dynamo, table.name, 'cafe-nenhum')).toBeUndefined();
  });

  test('sells the SKUs that it knows and leaves out those that it does not', async () => {
    const found = await variantsBySku(dynamo, table.name, ['CASA-250-GRAOS', 'V60-UN', 'NADA-250-GRAOS']);
    expect([...found.keys()].sort()).toEqual(['CASA-250-GRAOS', 'V60-UN']);
    const [first] = sampleProducts;
    expect(found.get('CASA-250-GRAOS')).toEqual(first && saleVariantsOf(first)[0]);
  });

  test('is the same after a second start', async () => {
    const before = (await table.rows()).length;
    await seedCatalogue(dynamo, table.name);
    expect((await table.rows()).length).toBe(before);
  });
});
