import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byStockItem, demandOf, type StockItem } from '#inventory/offers.ts';
import { serveInOrder } from './serve-in-order.ts';

const stock = (free: Record<string, number>) =>
  byStockItem(
    Object.entries(free).map(
      ([stockItemId, grams]): StockItem => ({
        stockItemId,
        unit: 'g',
        received: grams,
        free: grams,
        reserved: 0,
        sold: 0,
        lowAt: 0,
      }),
    ),
  );
const line = (quantity: number, ...consumes: [string, number][]) => ({
  quantity,
  consumes: consumes.map(([stockItemId, each]) => ({ stockItemId, quantity: each })),
});

describe('lines that draw on the same beans', () => {
  test('are served in their order: the later one goes without', () => {
    expect(serveInOrder([line(1, ['CASA', 1000]), line(1, ['CASA', 250])], stock({ CASA: 1100 }))).toEqual([
      'in_stock',
      'sold_out',
    ]);
  });

  test('that cannot be served leave their share to the next', () => {
    expect(serveInOrder([line(2, ['CASA', 1000]), line(1, ['CASA', 250])], stock({ CASA: 1100 }))).toEqual([
      'sold_out',
      'in_stock',
    ]);
  });

  test('a kit goes without when one of its coffees does', () => {
    const kit = line(1, ['CASA', 250], ['CERR', 250]);
    expect(serveInOrder([kit], stock({ CASA: 5000, CERR: 0 }))).toEqual(['sold_out']);
  });
});

test('what is served never exceeds what is there, and each refusal has its reason', () => {
  const item = fc.constantFrom('A', 'B', 'C');
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      consumes: fc.uniqueArray(fc.record({ stockItemId: item, quantity: fc.integer({ min: 1, max: 500 }) }), {
        selector: ({ stockItemId }) => stockItemId,
        minLength: 1,
      }),
    }),
    { maxLength: 12 },
  );
  const free = fc.record({ A: fc.nat(5000), B: fc.nat(5000), C: fc.nat(5000) });
  fc.assert(
    fc.property(lines, free, (wanted, grams) => {
      const answers = serveInOrder(wanted, stock(grams));
      const left = new Map(Object.entries(grams));
      wanted.forEach((line, i) => {
        const demand = demandOf([line]);
        const fits = demand.every(({ stockItemId, quantity }) => (left.get(stockItemId) ?? 0) >= quantity);
        expect(answers[i] !== 'sold_out').toBe(fits);
        if (fits)
          for (const { stockItemId, quantity } of demand)
            left.set(stockItemId, (left.get(stockItemId) ?? 0) - quantity);
      });
      expect(Math.min(...left.values())).toBeGreaterThanOrEqual(0);
    }),
  );
});
