import { Dynamo, putNew } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleStock, seedStock } from '../seed/index.ts';
import {
  parseStock,
  putBackWrites,
  releaseWrites,
  reservationWrites,
  saleWrites,
  stockItem,
  stockKey,
  stockOf,
  takeWrites,
} from './stock.dynamodb.ts';
import { type StockRoom, stockSuite } from './stock.suite.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('inventory');
});
afterAll(() => table.drop());

const writes = {
  reserve: reservationWrites,
  sell: saleWrites,
  release: releaseWrites,
  take: takeWrites,
  putBack: putBackWrites,
};

const room: StockRoom = {
  put: async (stock) => void (await dynamo.transact([putNew(table.name, stockItem(stock))])),
  of: async (stockItemId) => {
    const item = await dynamo.get(table.name, stockKey(stockItemId), { consistent: true });
    return item && parseStock(item);
  },
  move: async (move, demand) => (await dynamo.transact(writes[move](table.name, demand))).ok,
};

stockSuite('DynamoDB', () => room);

describe('the first day', () => {
  test('puts the sample stock on the shelves', async () => {
    await seedStock(dynamo, table.name);
    const ids = sampleStock.map(({ stockItemId }) => stockItemId);
    const stock = await stockOf(dynamo, table.name, ids);
    expect(
      [...stock.values()].toSorted((a, b) => ids.indexOf(a.stockItemId) - ids.indexOf(b.stockItemId)),
    ).toEqual(sampleStock);
  });

  test('does not come twice: a second start keeps what orders have taken', async () => {
    await dynamo.transact(reservationWrites(table.name, [{ stockItemId: 'CASA', quantity: 1000 }]));
    await seedStock(dynamo, table.name);
    expect(await room.of('CASA')).toMatchObject({ free: 119_000, reserved: 1000, received: 120_000 });
  });

  test('ten buyers at once of the last four bags get four', async () => {
    const stock = {
      stockItemId: 'LAST',
      unit: 'g' as const,
      received: 1000,
      free: 1000,
      reserved: 0,
      sold: 0,
      lowAt: 0,
    };
    await room.put(stock);
    const demand = [{ stockItemId: 'LAST', quantity: 250 }];
    const got = await Promise.all(Array.from({ length: 10 }, () => room.move('reserve', demand)));
    expect(got.filter(Boolean)).toHaveLength(4);
    expect(await room.of('LAST')).toEqual({ ...stock, free: 0, reserved: 1000 });
  });
});
