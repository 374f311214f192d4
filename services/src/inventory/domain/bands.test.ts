import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandMoved } from './bands.ts';
import { availabilityOf, byStockItem, type StockItem } from './stock.ts';

const stock = (free: number, more: Partial<StockItem> = {}): StockItem => ({
  stockItemId: 'CASA',
  unit: 'g',
  received: free,
  free,
  reserved: 0,
  sold: 0,
  lowAt: 3000,
  ...more,
});
const pieces = (free: number) => stock(free, { unit: 'un', lowAt: 3 });

describe('a move is announced', () => {
  test.each([
    ['when beans run low', stock(3250), stock(3000), 'low_stock'],
    ['when they are plenty again', stock(2000), stock(9000), 'in_stock'],
    ['when no pouch can be filled', stock(250), stock(0), 'sold_out'],
    ['when the last kilogram is opened', stock(1000), stock(750), 'low_stock'],
    ['when the last half kilogram is', stock(500), stock(250), 'low_stock'],
    ['when the last piece goes', pieces(1), pieces(0), 'sold_out'],
    ['when a piece comes back', pieces(0), pieces(1), 'low_stock'],
    ['when an item is counted for the first time', undefined, stock(9000), 'in_stock'],
    ['when the mark of "low" moves past it', stock(2000), stock(2000, { lowAt: 1000 }), 'in_stock'],
  ])('%s', (_, before, after, band) => {
    expect(bandMoved(before, after)).toBe(band);
  });

  test.each([
    ['among plenty', stock(90_000), stock(60_000)],
    ['among the last that fill the same pouches', stock(3000), stock(1000)],
    ['of crumbs', stock(240), stock(10)],
    ['from reserved to sold', stock(500, { reserved: 250 }), stock(500, { sold: 250 })],
    ['of an item that is counted and is none', undefined, stock(0)],
  ])('but not %s', (_, before, after) => {
    expect(bandMoved(before, after)).toBeUndefined();
  });
});

test('whatever a shopper may be shown differently is announced, and nothing else', () => {
  const shelf = (item: StockItem) =>
    [250, 500, 1000].map((quantity) =>
      availabilityOf(byStockItem([item]), [{ stockItemId: item.stockItemId, quantity }]),
    );
  const grams = fc.integer({ min: 0, max: 6000 });
  fc.assert(
    fc.property(grams, grams, (was, is) => {
      const differs = JSON.stringify(shelf(stock(was))) !== JSON.stringify(shelf(stock(is)));
      expect(bandMoved(stock(was), stock(is)) !== undefined).toBe(differs);
    }),
  );
});
