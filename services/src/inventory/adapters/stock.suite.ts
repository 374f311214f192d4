import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Demand, StockItem } from '../domain/stock.ts';
import type { Move } from '../domain/stock-move.ts';

/** A place that holds stock: the table, or the model in memory. */
export interface StockRoom {
  put(stock: StockItem): Promise<void>;
  of(stockItemId: string): Promise<StockItem | undefined>;
  /** All of the demand or nothing; false when some item holds too little. */
  move(move: Move, demand: Demand): Promise<boolean>;
}

const step = fc.record({
  move: fc.constantFrom<Move>('reserve', 'sell', 'release', 'take', 'putBack'),
  quantities: fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 700 })),
});

const expectSound = (stock: StockItem | undefined): void => {
  if (!stock) throw new Error('stock is gone');
  expect(stock.free + stock.reserved + stock.sold).toBe(stock.received);
  expect(Math.min(stock.free, stock.reserved, stock.sold)).toBeGreaterThanOrEqual(0);
};

/** What stock must do wherever it is kept. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const stockSuite = (place: string, room: () => StockRoom): void => {
  const received = async (grams: number): Promise<string> => {
    const stockItemId = `BEANS-${crypto.randomUUID()}`;
    const counted = { received: grams, free: grams, reserved: 0, sold: 0, lowAt: 0 };
    await room().put({ stockItemId, unit: 'g', ...counted });
    return stockItemId;
  };
  const columns = async (stockItemId: string) => {
    const stock = await room().of(stockItemId);
    return stock && [stock.free, stock.reserved, stock.sold];
  };
  const take = (stockItemId: string, quantity: number): Demand => [{ stockItemId, quantity }];

  describe(`stock in ${place}`, () => {
    test('is reserved when an order is placed, and sold when it is paid', async () => {
      const beans = await received(1000);
      expect(await room().move('reserve', take(beans, 750))).toBe(true);
      expect(await columns(beans)).toEqual([250, 750, 0]);
      expect(await room().move('sell', take(beans, 750))).toBe(true);
      expect(await columns(beans)).toEqual([250, 0, 750]);
    });

    test('comes back to the shelf when the order expires', async () => {
      const beans = await received(500);
      await room().move('reserve', take(beans, 500));
      expect(await room().move('release', take(beans, 500))).toBe(true);
      expect(await columns(beans)).toEqual([500, 0, 0]);
    });

    test('is sold off the shelf for money that came late, and is put back when it comes home', async () => {
      const beans = await received(500);
      expect(await room().move('take', take(beans, 501))).toBe(false);
      expect(await room().move('take', take(beans, 500))).toBe(true);
      expect(await columns(beans)).toEqual([0, 0, 500]);
      expect(await room().move('putBack', take(beans, 250))).toBe(true);
      expect(await room().move('putBack', take(beans, 251))).toBe(false);
      expect(await columns(beans)).toEqual([250, 0, 250]);
    });

    test('can be reserved to the last gram and not one further', async () => {
      const beans = await received(250);
      expect(await room().move('reserve', take(beans, 251))).toBe(false);
      expect(await room().move('reserve', take(beans, 250))).toBe(true);
      expect(await room().move('reserve', take(beans, 1))).toBe(false);
      expect(await columns(beans)).toEqual([0, 250, 0]);
    });

    test('cannot be sold or released without a reservation', async () => {
      const beans = await received(250);
      expect(await room().move('sell', take(beans, 1))).toBe(false);
      expect(await room().move('release', take(beans, 1))).toBe(false);
      expect(await columns(beans)).toEqual([250, 0, 0]);
    });

    test('of a kit is taken whole or not at all', async () => {
      const [plenty, scarce] = [await received(1000), await received(100)];
      expect(await room().move('reserve', [...take(plenty, 250), ...take(scarce, 250)])).toBe(false);
      expect(await columns(plenty)).toEqual([1000, 0, 0]);
    });

    test('that nobody has received cannot be taken', async () => {
      expect(await room().move('reserve', take('NOTHING', 1))).toBe(false);
    });

    test('adds up after any history, and is never below zero', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          const beans = [await received(1500), await received(900)] as const;
          for (const { move, quantities } of steps) {
            await room().move(move, [...take(beans[0], quantities[0]), ...take(beans[1], quantities[1])]);
            for (const id of beans) expectSound(await room().of(id));
          }
        }),
        { numRuns: 12 },
      );
    });
  });
};
