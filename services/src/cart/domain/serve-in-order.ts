import type { Availability } from '@loja/contracts/http/product-ids.ts';
import { availabilityOf, type Demand, demandOf, type StockItem } from '#inventory/offers.ts';

interface Wanted {
  quantity: number;
  /** Absent when the SKU is no longer sold. */
  consumes: Demand | undefined;
}

/**
 * Availability of each line when lines are served one after another from the same stock: two sizes of one coffee
 * draw on the same beans, so the later line may be sold out though each would fit alone.
 */
export const serveInOrder = (
  lines: readonly Wanted[],
  stock: ReadonlyMap<string, StockItem>,
): Availability[] => {
  const served: { quantity: number; consumes: Demand }[] = [];
  return lines.map(({ quantity, consumes }) => {
    if (!consumes) return 'sold_out';
    const own = new Set(consumes.map(({ stockItemId }) => stockItemId));
    const taken = demandOf([...served, { quantity, consumes }]).filter(({ stockItemId }) =>
      own.has(stockItemId),
    );
    const availability = availabilityOf(stock, taken);
    if (availability !== 'sold_out') served.push({ quantity, consumes });
    return availability;
  });
};
