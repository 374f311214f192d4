import { envelopeOf } from '@loja/contracts/event.ts';
import { StockBandChanged } from '@loja/contracts/events/inventory.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { StockItem } from '../domain/stock.ts';
import { stockItem } from './stock.dynamodb.ts';
import { stockAnnouncement } from './stock-moves.stream.ts';

const counted = (free: number): StockItem => ({
  stockItemId: 'V60',
  unit: 'un',
  received: 60,
  free,
  reserved: 60 - free,
  sold: 0,
  lowAt: 3,
});

/** A row as a stream carries it. */
const image = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: String(value) },
    ]),
  );

const record = (before: object | undefined, after: object | undefined): DynamoDBRecord =>
  ({
    eventName: 'MODIFY',
    dynamodb: {
      ...(before ? { OldImage: image(before) } : {}),
      ...(after ? { NewImage: image(after) } : {}),
    },
  }) as DynamoDBRecord;

const announce = stockAnnouncement(() => new Date('2026-12-01T09:00:00Z'));

test('a row whose band moved tells the item and its band, and no quantity', () => {
  const told = announce(record(stockItem(counted(4)), stockItem(counted(3))));
  expect(told).toMatchObject({ source: 'inventory', name: 'StockBandChanged' });
  const { data } = envelopeOf(StockBandChanged).parse(JSON.parse(told?.detail ?? ''));
  expect(data).toEqual({ stockItemId: 'V60', band: 'low_stock' });
});

test.each([
  ['a purchase among plenty', record(stockItem(counted(40)), stockItem(counted(39)))],
  ['a row that is no stock', record(undefined, { pk: 'OTHER', sk: 'OTHER', entity: 'OTHER' })],
  ['a removal', record(stockItem(counted(1)), undefined)],
])('%s tells nothing', (_, change) => {
  expect(announce(change)).toBeUndefined();
});
