import type { Books } from '../books.ts';
import type { History } from '../history.ts';
import { chargedOnce, oneEffect, ordersAreKnown } from './effects.ts';
import { nothingLost, ordersEnd } from './endings.ts';
import { buyersAreTold } from './letters.ts';
import { booksClose, moneyIsGoods } from './money.ts';
import { type LogLine, noPersonalData } from './privacy.ts';
import { stockConserved, stockNeverNegative } from './stock.ts';
import type { Violation } from './violation.ts';

export type Evidence = {
  books: Books;
  history: History;
  /** What each item had sold before the run. */
  soldBefore: ReadonlyMap<string, number>;
  /** E-mails that faults struck in the hands of their sender. */
  excusedLetters: number;
  /** Messages in dead-letter queues before the run, and those that it is meant to leave there. */
  deadBefore: Readonly<Record<string, number>>;
  meantToDie: Readonly<Record<string, number>>;
  /** Whether every letter has had its time. */
  lettersAreDue: boolean;
  /** Orders whose buyers hold their token. */
  known: ReadonlySet<string>;
  lines: readonly LogLine[];
  /** What no line may hold. */
  secrets: readonly string[];
};

/** What holds after every run, whatever went wrong in it. */
export const everyInvariant = ({
  books,
  history,
  soldBefore,
  excusedLetters,
  deadBefore,
  meantToDie,
  lettersAreDue,
  known,
  lines,
  secrets,
}: Evidence): Violation[] => [
  ...stockNeverNegative(books, history),
  ...stockConserved(books, soldBefore),
  ...moneyIsGoods(books),
  ...booksClose(books),
  ...oneEffect(books, excusedLetters),
  ...chargedOnce(books),
  ...ordersEnd(books),
  ...nothingLost(books, deadBefore, meantToDie),
  ...(lettersAreDue ? buyersAreTold(books) : []),
  ...ordersAreKnown(books, known),
  ...noPersonalData(lines, secrets),
];
