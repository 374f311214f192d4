import type { Availability } from '@loja/contracts/http/product-ids.ts';
import { PORTION_GRAMS } from '@loja/contracts/http/staff-catalog.ts';
import { availabilityOf, byStockItem, type StockItem } from './stock.ts';

/** What the shop sells of a stock item at least, and in which other quantities: pouches of beans, single pieces. */
const portions = { g: PORTION_GRAMS, un: [1] } as const satisfies Record<
  StockItem['unit'],
  readonly number[]
>;

const bandsOf = (item: StockItem): Availability[] =>
  portions[item.unit].map((quantity) =>
    availabilityOf(byStockItem([item]), [{ stockItemId: item.stockItemId, quantity }]),
  );

/**
 * The band of the smallest portion after a move, if the shelf may say something else about any portion than before.
 * What nobody counted before was sold out.
 */
export const bandMoved = (before: StockItem | undefined, after: StockItem): Availability | undefined => {
  const now = bandsOf(after);
  const then = before ? bandsOf(before) : now.map((): Availability => 'sold_out');
  return now.some((band, i) => band !== then[i]) ? now[0] : undefined;
};
