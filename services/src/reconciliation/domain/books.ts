/** The four books, reduced to what can be held against one another. Amounts in centavos. */

/** A charge as the provider has it. */
export interface ChargeOnBook {
  pspOrderId: string;
  /** The order's id, as the provider kept it. */
  reference: string;
  /** `open`: money may still come. `taken`: it came, whatever became of it. `dead`: none came. */
  state: 'open' | 'taken' | 'dead' | 'unknown';
  /** Undefined when the provider's amount is not exact centavos. */
  amountCents: number | undefined;
  /** What came in; zero while nothing has. */
  paidCents: number;
  refundedCents: number;
  chargedBack: boolean;
}

/** An attempt as payments has it. */
export interface AttemptOnBook {
  orderId: string;
  attempt: number;
  /** Absent until the provider has answered. */
  pspOrderId?: string;
  amountCents: number;
  /** Zero until the money was recorded. */
  capturedCents: number;
  /** The order had its money already: this goes back by itself, and no order promises it. */
  surplus: boolean;
  refundedCents: number;
  /** Asked back of the provider within `PATIENCE_SECONDS`: it will be refunded, or become a difference. */
  underWayCents: number;
  chargedBackCents: number;
}

/** One line of the ledger. */
export interface EntryOnBook {
  orderId: string;
  movement: string;
  account: string;
  side: 'debit' | 'credit';
  cents: number;
}

/**
 * What an order says of its money: it waits for it; needs it, since its goods are still to leave; has earned it, since they
 * have left; or must not have it any more. Of one whose goods came back some may be left, or none.
 */
export type MoneyOfOrder = 'awaited' | 'needed' | 'earned' | 'returned' | 'either';

export interface OrderOnBook {
  orderId: string;
  money: MoneyOfOrder;
  totalCents: number;
  /** What should be back with the shopper: seen to go, or promised longer ago than `PATIENCE_SECONDS`. */
  owedBackCents: number;
  /** What the order knows to be back. */
  notedCents: number;
  /** What the order promised itself, back or not; what went back by hand at the provider is no part of it. */
  agreedCents: number;
  /** While it awaits its money: the instant by which that must have ended. */
  endsBy?: string;
}

export interface StockOnBook {
  stockItemId: string;
  received: number;
  free: number;
  reserved: number;
  sold: number;
}

export interface Books {
  charges: readonly ChargeOnBook[];
  attempts: readonly AttemptOnBook[];
  entries: readonly EntryOnBook[];
  orders: readonly OrderOnBook[];
  stock: readonly StockOnBook[];
  /** What orders that await their money hold of each stock item. */
  held: ReadonlyMap<string, number>;
}

/** A bank may take its time to give money back; what it has not done in a day wants a person. */
export const PATIENCE_SECONDS = 24 * 3600;

/** Money of an attempt that is still with us. */
export const keptOf = ({ capturedCents, refundedCents, chargedBackCents }: AttemptOnBook): number =>
  capturedCents - refundedCents - chargedBackCents;

/** Money that is with us and meant to stay. */
export const stayingOf = (attempt: AttemptOnBook): number => keptOf(attempt) - attempt.underWayCents;

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, cents) => sum + cents, 0);

/** In groups, each in the order in which it came. */
export const groupedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
