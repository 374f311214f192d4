import type { TaskKind } from '@loja/contracts/http/staff-tasks.ts';

/** Every way in which two books can disagree, and what it means. */
export const differenceKinds = {
  missing_here: 'the provider has a charge that payments does not know',
  missing_there: 'an attempt names a charge that the provider does not have',
  wrong_amount: 'the amounts are not the same',
  capture_unbooked: 'the provider has the money, the attempt does not say so',
  capture_unfounded: 'the attempt has its money, the provider does not say so',
  double_capture: 'an order was paid more than once and the surplus was not given back',
  refund_missing: 'a refund is in our books that the provider did not make',
  refund_unknown: 'the provider gave back what our books do not know of',
  refund_not_made: 'the order promised money back that has not gone',
  refund_untold: 'money went back and the order does not know',
  chargeback_unknown: 'the provider took the money back and our books do not know',
  chargeback_unfounded: 'our books say that the money was taken back, the provider does not',
  status_unknown: 'the provider uses a status that we do not know',
  order_unpaid_but_captured: 'the money is here and the order does not stand',
  order_paid_without_money: 'the order stands and no money came for it',
  order_fell_short: 'goods are about to leave and none of their money is left',
  stuck_order: 'an order awaits its payment past the time at which that ends by itself',
  ledger_unbalanced: 'debits and credits of a movement are not the same',
  ledger_mismatch: 'the ledger and the attempts of an order tell of different money',
  stock_mismatch: 'what was received is not what is free, reserved and sold',
  stock_reserved_mismatch: 'what is reserved is not what waiting orders hold',
} as const satisfies Partial<Record<TaskKind, string>>;

export type DifferenceKind = keyof typeof differenceKinds;

export interface Difference {
  kind: DifferenceKind;
  /** What it is about: charge, order, movement of an order, or stock item. With the kind it names the difference. */
  subject: string;
  orderId?: string;
  pspOrderId?: string;
  stockItemId?: string;
  /** What one book says and what the other does: centavos, or stock in its unit. */
  expected?: number;
  found?: number;
}

/** The same disagreement has the same key, whoever finds it and however often. */
export const keyOf = ({ kind, subject }: Pick<Difference, 'kind' | 'subject'>): string =>
  `${kind}.${subject}`;
