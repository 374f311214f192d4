import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Dynamo, type Item, type Key, updating } from '@loja/platform/dynamo.ts';
import { byStockItem, type Demand, type StockItem } from '../domain/stock.ts';
import { type Move, moves } from '../domain/stock-move.ts';

export const stockKey = (stockItemId: string): Key => ({ pk: `STOCK#${stockItemId}`, sk: 'STOCK' });

/** A stock row; the table has one writer, inventory, so a row is trusted to be whole. */
export const parseStock = ({ pk: _pk, sk: _sk, entity: _entity, ...stock }: Item): StockItem =>
  stock as StockItem;

export const stockItem = (stock: StockItem): Item & Key => ({
  ...stockKey(stock.stockItemId),
  entity: 'STOCK',
  ...stock,
});

/** The writes of a move, for the caller's transaction: the condition is the guard, not the caller's care. */
const writesOf =
  (move: Move) =>
  (table: string, demand: Demand): TransactWriteItem[] =>
    demand.map(({ stockItemId, quantity }) =>
      updating({
        table,
        key: stockKey(stockItemId),
        update: 'SET #from = #from - :q, #to = #to + :q',
        condition: '#from >= :q',
        names: { '#from': moves[move].from, '#to': moves[move].to },
        values: { ':q': quantity },
      }),
    );

/** free → reserved, when an order is placed. A refusal carries the stock row: too little is left. */
export const reservationWrites = writesOf('reserve');
/** reserved → sold, when it is paid. */
export const saleWrites = writesOf('sell');
/** reserved → free, when it expires or is cancelled before payment. */
export const releaseWrites = writesOf('release');
/** free → sold, for an order that holds no reservation: late money, a replacement. A refusal carries the stock row. */
export const takeWrites = writesOf('take');
/** sold → free, when goods that were paid come back to the shelf. */
export const putBackWrites = writesOf('putBack');

/** The stock items by id, in a BatchGetItem per hundred; unknown ids are left out. */
export const stockOf = async (
  dynamo: Dynamo,
  table: string,
  stockItemIds: readonly string[],
  options: { consistent?: boolean } = {},
): Promise<ReadonlyMap<string, StockItem>> => {
  const found = await dynamo.batchGet({ [table]: stockItemIds.map(stockKey) }, options);
  return byStockItem((found[table] ?? []).map(parseStock));
};
