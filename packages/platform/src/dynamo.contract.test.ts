import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Dynamo, type Key, putAny, putNew, updating } from './dynamo.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('platform');
});
afterAll(() => table.drop());

const key = (n: number): Key => ({ pk: 'BIG', sk: String(n).padStart(4, '0') });
const calls = async (act: () => Promise<unknown>): Promise<number> => {
  const before = dynamo.calls;
  await act();
  return dynamo.calls - before;
};

describe('many items', () => {
  beforeAll(async () => {
    const writes = Array.from({ length: 120 }, (_, n) =>
      putAny(table.name, { ...key(n), n, text: 'x'.repeat(20_000) }),
    );
    await dynamo.transact(writes.slice(0, 60));
    await dynamo.transact(writes.slice(60));
  });

  test('are all found by a query, beyond its first megabyte, in their order', async () => {
    const items = await dynamo.query({ table: table.name, keys: 'pk = :pk', values: { ':pk': 'BIG' } });
    expect(items.map(({ n }) => n)).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  test('are found up to a limit in one call', async () => {
    const asked = {
      table: table.name,
      keys: 'pk = :pk',
      values: { ':pk': 'BIG' },
      limit: 3,
      descending: true,
    };
    expect((await dynamo.query(asked)).map(({ n }) => n)).toEqual([119, 118, 117]);
    expect(await calls(() => dynamo.query(asked))).toBe(1);
  });

  test('are found up to a limit that lies beyond the first megabyte', async () => {
    const asked = { table: table.name, keys: 'pk = :pk', values: { ':pk': 'BIG' }, limit: 100 };
    expect((await dynamo.query(asked)).map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  test('are found by their keys, a call per hundred, without those that are not there', async () => {
    const keys = Array.from({ length: 150 }, (_, n) => key(n));
    const found = await dynamo.batchGet({ [table.name]: keys });
    expect(found[table.name]?.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 120 }, (_, n) => n),
    );
    expect(await calls(() => dynamo.batchGet({ [table.name]: keys.slice(0, 100) }))).toBe(1);
    expect(await calls(() => dynamo.batchGet({ [table.name]: [] }))).toBe(0);
  });
});

describe('a transaction that is refused', () => {
  test('writes nothing and says what stood in its way', async () => {
    const there = { pk: 'THERE', sk: 'A', left: 1 };
    await dynamo.transact([putNew(table.name, there)]);
    const result = await dynamo.transact([
      putNew(table.name, { pk: 'NEW', sk: 'A' }),
      updating({
        table: table.name,
        key: { pk: 'THERE', sk: 'A' },
        update: 'SET #left = #left - :q',
        condition: '#left >= :q',
        names: { '#left': 'left' },
        values: { ':q': 2 },
      }),
    ]);
    expect(result).toEqual({
      ok: false,
      refusals: [{ code: 'None' }, { code: 'ConditionalCheckFailed', item: there }],
    });
    expect(await dynamo.get(table.name, { pk: 'NEW', sk: 'A' }, { consistent: true })).toBeUndefined();
  });

  test('does not overwrite what putNew finds', async () => {
    const item = { pk: 'ONCE', sk: 'A', by: 'first' };
    await dynamo.transact([putNew(table.name, item)]);
    const again = await dynamo.transact([putNew(table.name, { ...item, by: 'second' })]);
    expect(again).toEqual({ ok: false, refusals: [{ code: 'ConditionalCheckFailed', item }] });
  });
});

test('an update whose condition is refused answers nothing and changes nothing', async () => {
  const spec = {
    table: table.name,
    key: { pk: 'NOBODY', sk: 'A' },
    update: 'SET seen = :yes',
    condition: 'attribute_exists(pk)',
    values: { ':yes': true },
  };
  expect(await dynamo.update(spec)).toBeUndefined();
  expect(await dynamo.get(table.name, spec.key, { consistent: true })).toBeUndefined();
});
