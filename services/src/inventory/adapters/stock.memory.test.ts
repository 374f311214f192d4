import type { StockItem } from '../domain/stock.ts';
import { moved } from '../domain/stock-move.ts';
import { type StockRoom, stockSuite } from './stock.suite.ts';

const stockInMemory = (): StockRoom => {
  const items = new Map<string, StockItem>();
  return {
    put: async (stock) => void items.set(stock.stockItemId, stock),
    of: async (stockItemId) => items.get(stockItemId),
    move: async (move, demand) => {
      const after: StockItem[] = [];
      for (const { stockItemId, quantity } of demand) {
        const item = items.get(stockItemId);
        const next = item && moved(item, move, quantity);
        if (!next) return false;
        after.push(next);
      }
      for (const item of after) items.set(item.stockItemId, item);
      return true;
    },
  };
};

const room = stockInMemory();
stockSuite('the model', () => room);
