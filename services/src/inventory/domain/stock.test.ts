import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityOf, byStockItem, demandOf, type StockItem } from './stock.ts';
import { type Move, moved, moves } from './stock-move.ts';

const beans = (free: number, more: Partial<StockItem> = {}): StockItem => ({
  stockItemId: 'CASA',
  unit: 'g',
  received: free,
  free,
  reserved: 0,
  sold: 0,
  lowAt: 3000,
  ...more,
});
const bag = (quantity: number) => ({ quantity, consumes: [{ stockItemId: 'CASA', quantity: 250 }] });

describe('a purchase takes', () => {
  test('the same beans for all sizes and kits of a coffee, each stock item once', () => {
    const kit = { quantity: 2, consumes: [...bag(1).consumes, { stockItemId: 'BURI', quantity: 250 }] };
    expect(demandOf([bag(3), kit])).toEqual([
      { stockItemId: 'BURI', quantity: 500 },
      { stockItemId: 'CASA', quantity: 1250 },
    ]);
  });

  test('nothing when there are no lines', () => {
    expect(demandOf([])).toEqual([]);
  });
});

describe('the shelf says', () => {
  const says = (stock: StockItem[], quantity = 1) =>
    availabilityOf(byStockItem(stock), demandOf([bag(quantity)]));

  test.each([
    ['in_stock', 3001],
    ['low_stock', 3000],
    ['low_stock', 250],
    ['sold_out', 249],
    ['sold_out', 0],
  ])('%s with %i g of beans left', (band, free) => {
    expect(says([beans(free)])).toBe(band);
  });

  test('sold out when the quantity asked for is more than what is left', () => {
    expect(says([beans(5000)], 21)).toBe('sold_out');
  });

  test('sold out for a kit when one of its coffees is', () => {
    const kit = demandOf([
      {
        quantity: 1,
        consumes: [
          { stockItemId: 'CASA', quantity: 250 },
          { stockItemId: 'NOIT', quantity: 250 },
        ],
      },
    ]);
    expect(availabilityOf(byStockItem([beans(90_000), beans(0, { stockItemId: 'NOIT' })]), kit)).toBe(
      'sold_out',
    );
  });

  test('sold out of what nobody counts', () => {
    expect(says([])).toBe('sold_out');
  });
});

describe('whatever happens to orders', () => {
  const step = fc.record({
    move: fc.constantFrom<Move>(...(Object.keys(moves) as Move[])),
    quantity: fc.integer({ min: 1, max: 2000 }),
  });

  test('free, reserved and sold add up to what came in, and none goes below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.array(step, { maxLength: 60 }), (grams, steps) => {
        const end = steps.reduce(
          (stock, { move, quantity }) => moved(stock, move, quantity) ?? stock,
          beans(grams),
        );
        expect(end.free + end.reserved + end.sold).toBe(end.received);
        expect(Math.min(end.free, end.reserved, end.sold)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a reservation that is released leaves the stock as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (quantity) => {
        const before = beans(10_000);
        const reserved = moved(before, 'reserve', quantity);
        expect(reserved && moved(reserved, 'release', quantity)).toEqual(before);
      }),
    );
  });
});
