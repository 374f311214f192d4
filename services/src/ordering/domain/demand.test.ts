import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandOf } from '#inventory/offers.ts';
import { linesDrawingOn } from './demand.ts';

const consumption = fc.record({
  stockItemId: fc.constantFrom('CASA', 'SERRA', 'V60', 'FILTRO'),
  quantity: fc.integer({ min: 1, max: 2000 }),
});
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 20 }),
  consumes: fc.array(consumption, { minLength: 1, maxLength: 4 }),
});
const lines = fc.array(line, { maxLength: 30 });

describe('what an order takes from stock', () => {
  test('bags of two sizes and a kit draw on the same grams and are summed', () => {
    const demand = demandOf([
      { quantity: 2, consumes: [{ stockItemId: 'CASA', quantity: 250 }] },
      { quantity: 1, consumes: [{ stockItemId: 'CASA', quantity: 1000 }] },
      {
        quantity: 3,
        consumes: [
          { stockItemId: 'SERRA', quantity: 250 },
          { stockItemId: 'CASA', quantity: 250 },
        ],
      },
    ]);
    expect(demand).toEqual([
      { stockItemId: 'CASA', quantity: 2250 },
      { stockItemId: 'SERRA', quantity: 750 },
    ]);
  });

  test('nothing is lost, nothing is named twice, and the order of the lines does not matter', () => {
    fc.assert(
      fc.property(lines, (cart) => {
        const demand = demandOf(cart);
        const ids = demand.map(({ stockItemId }) => stockItemId);
        const wanted = cart.flatMap(({ quantity, consumes }) => consumes.map((c) => c.quantity * quantity));
        expect(new Set(ids).size).toBe(ids.length);
        expect(demand.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
          wanted.reduce((a, b) => a + b, 0),
        );
        expect(demandOf(cart.toReversed())).toEqual(demand);
      }),
    );
  });

  test('the lines named for missing stock are all those that draw on it and no other', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('CASA', 'V60'), (cart, short) => {
        const named = linesDrawingOn(cart, [short]);
        for (const each of cart)
          expect(named.includes(each)).toBe(each.consumes.some(({ stockItemId }) => stockItemId === short));
      }),
    );
  });
});
