/** A promise of the shop that a run has broken. */
export type Violation = { invariant: Invariant; detail: string };

/** The invariants of a run, in the words of its report. */
export const invariants = {
  'stock-never-negative': 'stock is never below zero in any read',
  'stock-conserved': 'free + reserved + sold is what was received, and each is what the orders say',
  'sold-out-exactly': 'of the last K bags exactly K are sold, and nobody is refused while there are some',
  'refusals-are-clean': 'who does not get goods is told so by a declared code, and owes nothing',
  'money-is-goods': 'money captured less refunded is the price of the goods owed or shipped, for each order',
  'books-close': 'debits equal credits in each movement, and the ledger tells what the provider tells',
  'one-effect': 'one effect per event however often it is delivered',
  'orders-end': 'each order and its workflow end within their bound, or a task tells a person',
  'buyers-are-told': 'each buyer is told by letter what became of the order, and nothing that did not',
  'no-personal-data': 'no log line carries a person’s data',
  'calls-bounded': 'the provider is not called more often than the stated bound',
  'refused-is-refused': 'a false notification moves nothing and is counted',
  'nothing-lost': 'no work is given up but what nobody could do, and that is done when it is handed back',
  'faults-met': 'each fault and each outcome that a run speaks of was met in it',
} as const;
export type Invariant = keyof typeof invariants;

export const broken = (invariant: Invariant, detail: string): Violation => ({ invariant, detail });
