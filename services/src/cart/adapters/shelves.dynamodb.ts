import { type Clock, unixSeconds } from '@loja/kernel/clock.ts';
import type { Dynamo, Item } from '@loja/platform/dynamo.ts';
import { parseVariant, stockItemsNamedIn, variantKey } from '#catalog/offers.ts';
import { byStockItem, parseStock, stockKey } from '#inventory/offers.ts';
import { parsePromotions, promotionKeys } from '#promotions/offers.ts';
import type { Shelf } from '../domain/cart-view.ts';
import type { Shelves } from '../ports.ts';
import { cartKey, joinedTo, parseCart } from './cart-item.ts';

export interface ShelfTables {
  carts: string;
  catalog: string;
  inventory: string;
  promotions: string;
}

export const dynamoShelves = (dynamo: Dynamo, tables: ShelfTables, clock: Clock): Shelves => {
  const keysOf = (skus: readonly string[]) => ({
    [tables.catalog]: skus.map(variantKey),
    [tables.inventory]: [...new Set(skus.flatMap(stockItemsNamedIn))].map(stockKey),
  });
  const shelfIn = (found: Record<string, Item[]>, coupon?: { code: string }): Shelf => ({
    variants: new Map(
      (found[tables.catalog] ?? []).map(parseVariant).map((variant) => [variant.sku, variant]),
    ),
    stock: byStockItem((found[tables.inventory] ?? []).map(parseStock)),
    promotions: parsePromotions(found[tables.promotions] ?? [], coupon),
  });

  return {
    async ofCart({ lines, coupon }) {
      const keys = {
        ...keysOf(lines.map(({ sku }) => sku)),
        [tables.promotions]: promotionKeys(coupon),
      };
      return shelfIn(await dynamo.batchGet(keys), coupon);
    },
    async besideCart(cartId, sku, visitor) {
      const keys = {
        [tables.carts]: [cartKey(cartId)],
        ...keysOf([sku]),
        [tables.promotions]: promotionKeys(undefined),
      };
      // A cart opened a moment ago must be seen.
      const found = await dynamo.batchGet(keys, { consistent: true });
      const item = found[tables.carts]?.[0];
      const joined = joinedTo(item, visitor);
      const cart = joined ? await dynamo.get(tables.carts, cartKey(joined), { consistent: true }) : item;
      return {
        cart: parseCart(cart, unixSeconds(clock()), visitor),
        shelf: shelfIn(found),
      };
    },
    async promotions(code) {
      const coupon = code === undefined ? undefined : { code };
      const found = await dynamo.batchGet({ [tables.promotions]: promotionKeys(coupon) });
      return parsePromotions(found[tables.promotions] ?? [], coupon);
    },
  };
};
