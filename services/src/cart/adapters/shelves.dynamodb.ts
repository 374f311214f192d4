import { type Clock, unixSeconds } from '@loja/kernel/clock.ts';
import type { Dynamo, Item } from '@loja/platform/dynamo.ts';
import { parseVariant, stockItemsNamedIn, variantKey } from '#catalog/offers.ts';
import { byStockItem, parseStock, stockKey } from '#inventory/offers.ts';
import type { Shelf } from '../domain/cart-view.ts';
import type { Shelves } from '../ports.ts';
import { cartKey, parseCart } from './cart-item.ts';

export interface ShelfTables {
  carts: string;
  catalog: string;
  inventory: string;
}

export const dynamoShelves = (dynamo: Dynamo, tables: ShelfTables, clock: Clock): Shelves => {
  const keysOf = (skus: readonly string[]) => ({
    [tables.catalog]: skus.map(variantKey),
    [tables.inventory]: [...new Set(skus.flatMap(stockItemsNamedIn))].map(stockKey),
  });
  const shelfIn = (found: Record<string, Item[]>): Shelf => ({
    variants: new Map(
      (found[tables.catalog] ?? []).map(parseVariant).map((variant) => [variant.sku, variant]),
    ),
    stock: byStockItem((found[tables.inventory] ?? []).map(parseStock)),
  });

  return {
    async ofLines(lines) {
      return shelfIn(await dynamo.batchGet(keysOf(lines.map(({ sku }) => sku))));
    },
    async besideCart(cartId, sku) {
      const keys = { [tables.carts]: [cartKey(cartId)], ...keysOf([sku]) };
      // A cart opened a moment ago must be seen.
      const found = await dynamo.batchGet(keys, { consistent: true });
      return {
        cart: parseCart(found[tables.carts]?.[0], unixSeconds(clock())),
        shelf: shelfIn(found),
      };
    },
  };
};
