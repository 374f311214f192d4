import type { Availability } from '@loja/contracts/http/product-ids.ts';

/** One thing that can run out: roasted beans of a coffee in grams, or pieces of equipment. */
export interface StockItem {
  stockItemId: string;
  unit: 'g' | 'un';
  /** Everything that ever came in: always free + reserved + sold. */
  received: number;
  free: number;
  reserved: number;
  sold: number;
  /** At or below this the shelf says "last bags". */
  lowAt: number;
}

/** How much a purchase takes of one stock item. */
export interface Taking {
  stockItemId: string;
  quantity: number;
}

/** What a purchase takes, each stock item once: a transaction may name an item only once. */
export type Demand = readonly Taking[];

/** Sums what lines take, each `quantity` times; ordered by id. */
export const demandOf = (lines: readonly { quantity: number; consumes: Demand }[]): Demand => {
  const wanted = new Map<string, number>();
  for (const line of lines)
    for (const { stockItemId, quantity } of line.consumes)
      wanted.set(stockItemId, (wanted.get(stockItemId) ?? 0) + quantity * line.quantity);
  return [...wanted]
    .map(([stockItemId, quantity]) => ({ stockItemId, quantity }))
    .sort((a, b) => (a.stockItemId < b.stockItemId ? -1 : 1));
};

/** The stock items by their id. */
export const byStockItem = (items: readonly StockItem[]): ReadonlyMap<string, StockItem> =>
  new Map(items.map((item) => [item.stockItemId, item]));

/**
 * The band of availability of a demand: the worst of its items. A stock item that nobody counts is sold out:
 * the shop does not sell what it cannot see.
 */
export const availabilityOf = (stock: ReadonlyMap<string, StockItem>, demand: Demand): Availability => {
  let worst: Availability = 'in_stock';
  for (const { stockItemId, quantity } of demand) {
    const item = stock.get(stockItemId);
    if (!item || item.free < quantity) return 'sold_out';
    if (item.free <= item.lowAt) worst = 'low_stock';
  }
  return worst;
};
