import type { Books } from '../books.ts';
import { broken, type Violation } from './violation.ts';

const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const repeated = (names: readonly string[]): [string, number][] =>
  [...counted(names)].filter(([, count]) => count > 1);

/** Movements that one order can have once only; refunds are told apart by the provider's own books. */
const onceOnly = (account: string, side: string): boolean => account === 'receivable:psp' && side === 'debit';

/** SES takes no key that would make a letter one: who dies between sending and noting so sends it again. */
const lettersOnce = ({ mails }: Pick<Books, 'mails'>, excused: number): Violation[] => {
  const twice = repeated(mails.map(({ orderId, subject }) => `e-mail "${subject}" about ${orderId}`));
  const excess = twice.reduce((sum, [, count]) => sum + count - 1, 0);
  return excess <= excused
    ? []
    : twice.map(([name, count]) => broken('one-effect', `${count} times: ${name}`));
};

/**
 * No workflow twice, no capture booked twice, no state entered twice; no e-mail twice either, but for as many as faults
 * struck their sender (`excusedLetters`).
 */
export const oneEffect = (
  {
    mails,
    executions,
    entries,
    orders,
    charges,
  }: Pick<Books, 'mails' | 'executions' | 'entries' | 'orders' | 'charges'>,
  excusedLetters = 0,
): Violation[] => {
  const effects = [
    ...executions.map(({ orderId }) => `workflow of ${orderId}`),
    ...entries
      .filter(({ account, side }) => onceOnly(account, side))
      .map(({ orderId, movement }) => `ledger ${movement} of ${orderId}`),
    ...orders.flatMap(({ orderId, timeline }) =>
      timeline.filter(({ status }) => status === 'paid').map(() => `${orderId} becoming paid`),
    ),
  ];
  const overRefunded = charges
    .filter(({ paidCents, refunds }) => refunds.reduce((sum, r) => sum + r.cents, 0) > paidCents)
    .map(({ id, orderId }) => broken('one-effect', `${id} of ${orderId} gave back more than it took`));
  return [
    ...lettersOnce({ mails }, excusedLetters),
    ...repeated(effects).map(([name, count]) => broken('one-effect', `${count} times: ${name}`)),
    ...overRefunded,
  ];
};

/** One paid order, one charge that holds money: a second capture would be a second sale of the same goods. */
export const chargedOnce = ({ charges }: Pick<Books, 'charges'>): Violation[] =>
  repeated(
    charges
      .filter(({ paidCents, refunds }) => paidCents > refunds.reduce((sum, r) => sum + r.cents, 0))
      .map(({ orderId }) => orderId),
  ).map(([orderId, count]) => broken('one-effect', `${orderId} was charged ${count} times`));

/** Each order that was placed is known to its buyer: an order that nobody holds is goods that nobody gets. */
export const ordersAreKnown = ({ orders }: Pick<Books, 'orders'>, known: ReadonlySet<string>): Violation[] =>
  orders
    .filter(({ orderId }) => !known.has(orderId))
    .map(({ orderId, status }) =>
      broken('refusals-are-clean', `${orderId} (${status}) was never told to its buyer`),
    );
