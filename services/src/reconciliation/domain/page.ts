import { type EntryOnBook, groupedBy, sumOf } from './books.ts';
import { balanceOf } from './compare-ledger.ts';

/** A line of the ledger with its instant. */
export type DatedEntry = EntryOnBook & { at: string };

export interface MovementOnPage {
  orderId: string;
  movement: string;
  at: string;
  lines: readonly DatedEntry[];
  closes: boolean;
}

export interface AccountOnPage {
  account: string;
  debits: number;
  credits: number;
}

/** One day of the ledger: what moved, account by account, and whether it closes. Centavos. */
export interface Page {
  movements: MovementOnPage[];
  accounts: AccountOnPage[];
  debits: number;
  credits: number;
  /** Every movement, and so the day. */
  closes: boolean;
}

const sideOf = (entries: readonly EntryOnBook[], side: EntryOnBook['side']): number =>
  sumOf(entries.filter((entry) => entry.side === side).map(({ cents }) => cents));

export const pageOf = (entries: readonly DatedEntry[]): Page => {
  const inOrder = entries.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const movements = [
    ...groupedBy(inOrder, ({ orderId, movement }) => `${orderId} ${movement}`).values(),
  ].flatMap((lines): MovementOnPage[] => {
    const [first] = lines;
    if (!first) return [];
    const { orderId, movement, at } = first;
    return [{ orderId, movement, at, lines, closes: balanceOf(lines) === 0 }];
  });
  const accounts = [...groupedBy(entries, ({ account }) => account)]
    .map(([account, lines]) => ({
      account,
      debits: sideOf(lines, 'debit'),
      credits: sideOf(lines, 'credit'),
    }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  return {
    movements,
    accounts,
    debits: sideOf(entries, 'debit'),
    credits: sideOf(entries, 'credit'),
    closes: movements.every(({ closes }) => closes),
  };
};
