import { type Books, type Entry, heldCents, type Order } from '../books.ts';
import { broken, type Violation } from './violation.ts';

/** Whether goods are owed or have been sent; where not, whatever came must have gone back. */
const owes: Readonly<Record<Order['status'], boolean>> = {
  awaiting_payment: false,
  paid: true,
  packed: true,
  shipped: true,
  delivered: true,
  return_requested: true,
  returned: false,
  cancelled: false,
  expired: false,
  refunded: false,
};

const sales: Readonly<Record<string, 1 | -1>> = {
  'revenue:goods': 1,
  'revenue:shipping': 1,
  'customer:unearned': 1,
  discounts: 1,
  refunds: 1,
  chargebacks: 1,
};

const signed = ({ side, cents }: Entry): number => (side === 'credit' ? cents : -cents);

/** What the ledger says we hold for an order: revenue less discounts, refunds and chargebacks. */
const bookedCents = (entries: readonly Entry[]): number =>
  entries.filter(({ account }) => account in sales).reduce((sum, entry) => sum + signed(entry), 0);

/** Of which money speaks though they do not exist. */
const ordersOfNobody = (orders: Books['orders'], told: readonly { orderId: string }[]): readonly string[] => {
  const known = new Set(orders.map(({ orderId }) => orderId));
  return [...new Set(told.map(({ orderId }) => orderId))].filter((orderId) => !known.has(orderId));
};

/** `refundedInPart` are orders of which a part was given back on purpose: they owe what is left. */
export const moneyIsGoods = (
  { orders, charges }: Pick<Books, 'orders' | 'charges'>,
  refundedInPart: ReadonlyMap<string, number> = new Map(),
): Violation[] => [
  ...ordersOfNobody(orders, charges)
    .filter((orderId) => heldCents(charges, orderId) !== 0)
    .map((orderId) => broken('money-is-goods', `${orderId} does not exist and has been paid for`)),
  ...orders.flatMap(({ orderId, status, totalCents }) => {
    const held = heldCents(charges, orderId);
    const owed = owes[status] ? totalCents - (refundedInPart.get(orderId) ?? 0) : 0;
    return held === owed
      ? []
      : [broken('money-is-goods', `${orderId} is ${status}: ${held} centavos held, ${owed} owed`)];
  }),
];

const byKey = (entries: readonly Entry[], key: (entry: Entry) => string): Map<string, Entry[]> =>
  Map.groupBy(entries, key);

const isBalanced = (entries: readonly Entry[]): boolean =>
  entries.reduce((sum, entry) => sum + signed(entry), 0) === 0;

/** Debits equal credits in each movement, and per order the ledger and the provider tell the same. */
export const booksClose = ({
  entries,
  charges,
  orders,
}: Pick<Books, 'entries' | 'charges' | 'orders'>): Violation[] => {
  const unbalanced = [...byKey(entries, ({ orderId, movement }) => `${orderId} ${movement}`)]
    .filter(([, movement]) => !isBalanced(movement))
    .map(([name]) => broken('books-close', `${name}: debits are not credits`));
  const ofOrder = byKey(entries, ({ orderId }) => orderId);
  const untrue = orders.flatMap(({ orderId }) => {
    const [booked, held] = [bookedCents(ofOrder.get(orderId) ?? []), heldCents(charges, orderId)];
    return booked === held
      ? []
      : [broken('books-close', `${orderId}: the ledger says ${booked} centavos, the provider ${held}`)];
  });
  const strays = ordersOfNobody(orders, entries).map((orderId) =>
    broken('books-close', `the ledger has lines of ${orderId}, which does not exist`),
  );
  return [...unbalanced, ...untrue, ...strays];
};
