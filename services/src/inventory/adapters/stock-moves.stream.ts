import { StockBandChanged } from '@loja/contracts/events/inventory.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import { type Announcement, announcementOf } from '@loja/platform/bus.ts';
import { rowAfter, rowBefore } from '@loja/platform/stream.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { bandMoved } from '../domain/bands.ts';
import { parseStock } from './stock.dynamodb.ts';

/** What a change of a stock row tells the world: most purchases tell it nothing. */
export const stockAnnouncement =
  (clock: Clock) =>
  (record: DynamoDBRecord): Announcement | undefined => {
    const after = rowAfter(record);
    if (after?.entity !== 'STOCK') return undefined;
    const before = rowBefore(record);
    const stock = parseStock(after);
    const band = bandMoved(before && parseStock(before), stock);
    return band && announcementOf(StockBandChanged, { stockItemId: stock.stockItemId, band }, clock());
  };
