import type { Books, StockOnBook } from './books.ts';
import type { Difference } from './difference.ts';

const differencesOf = (item: StockOnBook, held: number): Difference[] => {
  const { stockItemId, received, free, reserved, sold } = item;
  const about = { subject: stockItemId, stockItemId };
  const found: Difference[] = [];
  const parts = free + reserved + sold;
  const below = Math.min(free, reserved, sold);
  if (parts !== received) found.push({ kind: 'stock_mismatch', ...about, expected: received, found: parts });
  else if (below < 0) found.push({ kind: 'stock_mismatch', ...about, expected: 0, found: below });
  if (reserved !== held)
    found.push({ kind: 'stock_reserved_mismatch', ...about, expected: held, found: reserved });
  return found;
};

/**
 * Stock against itself and against the orders that wait. A sale that moved one column only breaks the sum; one that
 * moved none leaves something reserved for nobody.
 */
export const compareStock = ({ stock, held }: Pick<Books, 'stock' | 'held'>): Difference[] =>
  stock.flatMap((item) => differencesOf(item, held.get(item.stockItemId) ?? 0));
