import type { Books, Stock } from '../books.ts';
import type { History } from '../history.ts';
import { broken, type Violation } from './violation.ts';

/** Statuses by what the order's goods are doing; the others may have gone back to the shelf or to waste. */
const reserving = new Set(['awaiting_payment']);
const selling = new Set(['paid', 'packed', 'shipped', 'delivered', 'return_requested']);

const parts = ['received', 'free', 'reserved', 'sold'] as const;

const negativeParts = (row: Stock, when: string): Violation[] =>
  parts
    .filter((part) => row[part] < 0)
    .map((part) => broken('stock-never-negative', `${row.stockItemId}: ${part} is ${row[part]} ${when}`));

const isStock = (value: unknown): value is Stock =>
  typeof value === 'object' && value !== null && 'stockItemId' in value && 'free' in value;

export const stockNeverNegative = ({ stock }: Pick<Books, 'stock'>, history: History): Violation[] => [
  ...stock.flatMap((row) => negativeParts(row, 'at the end')),
  ...history
    .of('read-stock', 'ok')
    .flatMap(({ value, at }) => (isStock(value) ? negativeParts(value, `${at} ms into the run`) : [])),
];

const demanded = (
  { orders }: Pick<Books, 'orders'>,
  statuses: ReadonlySet<string>,
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { status, demand } of orders)
    for (const { stockItemId, quantity } of statuses.has(status) ? demand : [])
      sums.set(stockItemId, (sums.get(stockItemId) ?? 0) + quantity);
  return sums;
};

/** `soldBefore` is what stood as sold before the orders of these books. */
export const stockConserved = (
  books: Pick<Books, 'stock' | 'orders'>,
  soldBefore: ReadonlyMap<string, number> = new Map(),
): Violation[] => {
  const reserved = demanded(books, reserving);
  const sold = demanded(books, selling);
  return books.stock.flatMap((row) => {
    const { stockItemId: item } = row;
    const told = (what: string) => broken('stock-conserved', `${item}: ${what}`);
    const expectedSold = (soldBefore.get(item) ?? 0) + (sold.get(item) ?? 0);
    const expectedReserved = reserved.get(item) ?? 0;
    const sum = row.free + row.reserved + row.sold;
    return [
      ...(sum === row.received ? [] : [told(`${sum} in all of ${row.received} received`)]),
      ...(row.reserved === expectedReserved
        ? []
        : [told(`${row.reserved} reserved, orders hold ${expectedReserved}`)]),
      ...(row.sold === expectedSold ? [] : [told(`${row.sold} sold, orders took ${expectedSold}`)]),
    ];
  });
};

export type Sale = { stockItemId: string; bags: number; gramsPerBag: number };

/** The last bags went to exactly as many buyers, who hold orders, and the shelf is empty. */
export const soldOutExactly = (
  books: Pick<Books, 'stock' | 'orders'>,
  buyers: readonly string[],
  { stockItemId, bags, gramsPerBag }: Sale,
): Violation[] => {
  const row = books.stock.find((stock) => stock.stockItemId === stockItemId);
  const mine = books.orders.filter(({ orderId }) => buyers.includes(orderId));
  const taken = demanded({ orders: mine }, selling).get(stockItemId) ?? 0;
  const said = (what: string) => broken('sold-out-exactly', `${stockItemId}: ${what}`);
  return [
    ...(taken === bags * gramsPerBag ? [] : [said(`${taken / gramsPerBag} bags sold of the last ${bags}`)]),
    ...(row?.free === 0 ? [] : [said(`${row?.free} g are left on the shelf`)]),
  ];
};

/** What a buyer may be told instead of an order, once nothing is left. */
const cleanRefusals = new Set(['out_of_stock']);

/** Of everybody who came, each has an order or a clean refusal; a lost answer must have become one of both. */
export const refusalsAreClean = (history: History): Violation[] =>
  history
    .of('buy', 'fail')
    .filter(({ value }) => !cleanRefusals.has(String(value)))
    .map(({ client, value }) => broken('refusals-are-clean', `buyer ${client} was told ${String(value)}`))
    .concat(
      history
        .of('buy', 'info')
        .map(({ client, value }) =>
          broken('refusals-are-clean', `buyer ${client} never knew: ${String(value)}`),
        ),
    );
