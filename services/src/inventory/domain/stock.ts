import type { Availability } from '@loja/contracts/http/shopfront.ts';

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

/** How much of each stock item a purchase takes, summed over its lines. */
export type Demand = ReadonlyMap<string, number>;

/** The demand of lines that each consume some stock items, `quantity` times. */
export const demandOf = (
  lines: readonly { quantity: number; consumes: readonly { stockItemId: string; quantity: number }[] }[],
): Demand => {
  const demand = new Map<string, number>();
  for (const line of lines)
    for (const { stockItemId, quantity } of line.consumes)
      demand.set(stockItemId, (demand.get(stockItemId) ?? 0) + quantity * line.quantity);
  return demand;
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
  for (const [stockItemId, quantity] of demand) {
    const item = stock.get(stockItemId);
    if (!item || item.free < quantity) return 'sold_out';
    if (item.free <= item.lowAt) worst = 'low_stock';
  }
  return worst;
};
