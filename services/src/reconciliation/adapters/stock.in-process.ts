import type { Dynamo } from '@loja/platform/dynamo.ts';
import { listProducts } from '#catalog/offers.ts';
import { stockOf } from '#inventory/offers.ts';
import type { StockBook } from '../ports.ts';

/** Stock of everything that the shelf draws on. */
export const stockInProcess = (
  dynamo: Dynamo,
  tables: { inventory: string; catalog: string },
): StockBook => ({
  async all() {
    const products = await listProducts(dynamo, tables.catalog);
    const drawnOn = products.flatMap(({ sizes }) =>
      sizes.flatMap(({ consumes }) => consumes.map(({ stockItemId }) => stockItemId)),
    );
    const stock = await stockOf(dynamo, tables.inventory, [...new Set(drawnOn)], { consistent: true });
    return [...stock.values()].map(({ stockItemId, received, free, reserved, sold }) => ({
      stockItemId,
      received,
      free,
      reserved,
      sold,
    }));
  },
});
