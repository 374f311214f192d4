import * as rows from './adapters/stock.dynamodb.ts';
import * as stock from './domain/stock.ts';

export type Demand = stock.Demand;
export type StockItem = stock.StockItem;

/** Sums what lines take, per stock item. */
export const demandOf = stock.demandOf;
export const byStockItem = stock.byStockItem;
/** The band to show for a demand. */
export const availabilityOf = stock.availabilityOf;

/** For callers that read stock together with their own items in one BatchGetItem. */
export const stockKey = rows.stockKey;
export const parseStock = rows.parseStock;

/** For callers that move stock inside their own transaction. Conditions keep every column at zero or above. */
export const reservationWrites = rows.reservationWrites;
export const saleWrites = rows.saleWrites;
export const releaseWrites = rows.releaseWrites;
export const takeWrites = rows.takeWrites;
export const putBackWrites = rows.putBackWrites;

/** The stock items by id, in a BatchGetItem per hundred; unknown ids are left out. */
export const stockOf = rows.stockOf;
