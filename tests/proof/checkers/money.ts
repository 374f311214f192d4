import { type Books, type Entry, heldCents } from '../books.ts';
import { broken, type Violation } from './violation.ts';

/** Goods are owed or have been sent. */
const owing = new Set(['paid', 'packed', 'shipped', 'delivered', 'return_requested']);
/** Nothing is owed: whatever came must have gone back. */
const owingNothing = new Set(['awaiting_payment', 'cancelled', 'expired', 'refunded']);

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

/** `refundedInPart` are orders of which a part was given back on purpose: they owe what is left. */
export const moneyIsGoods = (
  { orders, charges }: Pick<Books, 'orders' | 'charges'>,
  refundedInPart: ReadonlyMap<string, number> = new Map(),
): Violation[] =>
  orders.flatMap(({ orderId, status, totalCents }) => {
    const held = heldCents(charges, orderId);
    const owed = owing.has(status) ? totalCents - (refundedInPart.get(orderId) ?? 0) : 0;
    const isKnown = owing.has(status) || owingNothing.has(status);
    return held === owed || !isKnown
      ? []
      : [broken('money-is-goods', `${orderId} is ${status}: ${held} centavos held, ${owed} owed`)];
  });

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
  return [...unbalanced, ...untrue];
};
