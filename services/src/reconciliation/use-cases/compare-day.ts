import { secondsAfter } from '@loja/kernel/clock.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import {
  type AttemptOnBook,
  type Books,
  type ChargeOnBook,
  type EntryOnBook,
  type OrderOnBook,
  PATIENCE_SECONDS,
} from '../domain/books.ts';
import { compare } from '../domain/compare.ts';
import { type Day, daysBefore, spanOf } from '../domain/day.ts';
import { type Difference, type DifferenceKind, keyOf } from '../domain/difference.ts';
import { agesLookedAt } from '../domain/due.ts';
import type { Run } from '../domain/run.ts';
import { findingOf } from '../domain/task.ts';
import type { ComparePorts } from '../ports.ts';

/** Reads at once, gently: the tables are those in which shoppers buy. */
const AT_ONCE = 8;

const inTurns = async <Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> => {
  const made: Made[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE)
    made.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(make))));
  return made;
};

interface WholeOrder {
  order: OrderOnBook | undefined;
  attempts: AttemptOnBook[];
  entries: EntryOnBook[];
  charges: ChargeOnBook[];
}

/** An order as all books have it now. Charges of another day than the one compared are asked for one by one. */
const wholeOrder =
  ({ money, orders }: ComparePorts, listed: ReadonlyMap<string, ChargeOnBook>) =>
  async (orderId: OrderId): Promise<WholeOrder> => {
    const [order, { attempts, entries }] = await Promise.all([orders.find(orderId), money.ofOrder(orderId)]);
    const named = attempts.flatMap(({ pspOrderId }) => (pspOrderId === undefined ? [] : [pspOrderId]));
    const asked = named.filter((pspOrderId) => !listed.has(pspOrderId));
    const found = await Promise.all(asked.map((pspOrderId) => money.charge(pspOrderId)));
    return { order, attempts, entries, charges: found.filter((charge) => charge !== undefined) };
  };

const byId = (charges: readonly ChargeOnBook[]): ReadonlyMap<string, ChargeOnBook> =>
  new Map(charges.map((charge) => [charge.pspOrderId, charge]));

type MoneyAndOrders = Omit<Books, 'stock' | 'held'>;

const booksOfOrders = async (
  ports: ComparePorts,
  orderIds: readonly OrderId[],
  listed: readonly ChargeOnBook[],
): Promise<MoneyAndOrders> => {
  const orders = await inTurns(orderIds, wholeOrder(ports, byId(listed)));
  return {
    charges: [...listed, ...orders.flatMap(({ charges }) => charges)],
    attempts: orders.flatMap(({ attempts }) => attempts),
    entries: orders.flatMap(({ entries }) => entries),
    orders: orders.flatMap(({ order }) => (order ? [order] : [])),
  };
};

/** A charge that died without money touches no order. */
const ordersNamed = (charges: readonly ChargeOnBook[]): OrderId[] =>
  charges.flatMap(({ reference, state }) => {
    const { data } = OrderId.safeParse(reference);
    return data && state !== 'dead' ? [data] : [];
  });

/** One list after another: the provider's limit is ours to keep. A charge that two of them name is named once. */
const chargesOf = async ({ money }: ComparePorts, days: readonly Day[]): Promise<ChargeOnBook[]> => {
  const charges = new Map<string, ChargeOnBook>();
  for (const day of days)
    for (const charge of await money.chargesMade(spanOf(day))) charges.set(charge.pspOrderId, charge);
  return [...charges.values()];
};

/** Beyond as many the longest waiting are looked at, and the rest when these are mended. */
const UNDER_WAY_AT_MOST = 1000;

/**
 * Every order that the day touched, in any book, whole; and what no book need have touched since: sales of the days
 * whose turn it is, of which a bank may have taken the money back, and money that is under way for too long.
 */
const readDay = async (ports: ComparePorts, day: Day): Promise<MoneyAndOrders> => {
  const span = spanOf(day);
  const days = [day, ...agesLookedAt.map((age) => daysBefore(day, age))];
  const overdue = secondsAfter(ports.clock(), -PATIENCE_SECONDS);
  const [made, booked, placed, underWay] = await Promise.all([
    chargesOf(ports, days),
    ports.money.ordersBooked(day),
    ports.orders.placedIn(span),
    ports.money.underWay(overdue, UNDER_WAY_AT_MOST),
  ]);
  return booksOfOrders(ports, [...new Set([...booked, ...placed, ...underWay, ...ordersNamed(made)])], made);
};

/** Orders are counted between two looks at stock; what moved meanwhile cannot be told from what is wrong. */
const readStock = async ({ stock, orders }: ComparePorts): Promise<Pick<Books, 'stock' | 'held'>> => {
  const before = new Map((await stock.all()).map((row) => [row.stockItemId, JSON.stringify(row)]));
  const held = await orders.held();
  const after = await stock.all();
  return { stock: after.filter((row) => before.get(row.stockItemId) === JSON.stringify(row)), held };
};

/** Of stock that sells all the time, only the very same figures are the same difference. */
const seenAs = (difference: Difference): string =>
  difference.stockItemId === undefined
    ? keyOf(difference)
    : `${keyOf(difference)} ${difference.expected} ${difference.found}`;

const empty: MoneyAndOrders = { charges: [], attempts: [], entries: [], orders: [] };

/**
 * Books are read one after another while the shop goes on, so an order that moves in between looks torn. What is torn
 * is read once more, later and from every book; only what is still there is a difference.
 */
const stillThere = async (
  ports: ComparePorts,
  books: Books,
  first: readonly Difference[],
): Promise<Difference[]> => {
  if (first.length === 0) return [];
  await ports.settleDown();
  const seen = new Set(first.map(seenAs));
  const charges = new Set(first.map(({ pspOrderId }) => pspOrderId));
  const suspects = new Set(first.map(({ orderId }) => orderId));
  const torn = books.charges.filter(
    ({ pspOrderId, reference }) => charges.has(pspOrderId) || suspects.has(reference),
  );
  const again = await inTurns(torn, ({ pspOrderId }) => ports.money.charge(pspOrderId));
  const orderIds = [...suspects].flatMap((id) => OrderId.safeParse(id).data ?? []);
  const listed = again.filter((charge) => charge !== undefined);
  const orders = await booksOfOrders(ports, orderIds, listed);
  const stock = first.some(({ stockItemId }) => stockItemId !== undefined)
    ? await readStock(ports)
    : { stock: [], held: new Map<string, number>() };
  const second = compare({ ...empty, ...orders, ...stock }, ports.clock());
  return second.filter((found) => seen.has(seenAs(found)));
};

const countedByKind = (differences: readonly Difference[]): Partial<Record<DifferenceKind, number>> => {
  const counts: Partial<Record<DifferenceKind, number>> = {};
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/**
 * Compares a day: every order that was placed, charged or booked on it, and those of earlier days whose turn it is, as
 * they stand now, and all stock. Differences become tasks and counts; running it again finds the same and makes no
 * second task.
 */
export const compareDay =
  (ports: ComparePorts) =>
  async (day: Day): Promise<Run> => {
    const books: Books = { ...(await readDay(ports, day)), ...(await readStock(ports)) };
    const differences = await stillThere(ports, books, compare(books, ports.clock()));
    const at = ports.clock();
    for (const difference of differences) await ports.tasks.report(findingOf(difference, at));
    const counts = countedByKind(differences);
    for (const [kind, count] of Object.entries(counts))
      ports.watch.differences(kind as DifferenceKind, count);
    const run: Run = {
      day,
      at: at.toISOString(),
      compared: {
        orders: books.orders.length,
        charges: books.charges.length,
        attempts: books.attempts.length,
        entries: books.entries.length,
        stock: books.stock.length,
      },
      differences: counts,
    };
    await ports.runs.save(run);
    return run;
  };
