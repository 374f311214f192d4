import type { Books } from './books.ts';
import { compareCharges } from './compare-charges.ts';
import { compareLedger } from './compare-ledger.ts';
import { compareOrders } from './compare-orders.ts';
import { compareStock } from './compare-stock.ts';
import type { Difference } from './difference.ts';

/**
 * Where the four books disagree at this instant. Of every order that is in one of them the whole must be in all: a part
 * of an order is a difference.
 */
export const compare = (books: Books, at: Date): Difference[] => [
  ...compareCharges(books.charges, books.attempts),
  ...compareOrders(books.orders, books.attempts, at),
  ...compareLedger(books.entries, books.attempts),
  ...compareStock(books),
];
