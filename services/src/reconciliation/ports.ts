import type { StaffTask } from '@loja/contracts/http/staff-tasks.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { AttemptOnBook, ChargeOnBook, EntryOnBook, OrderOnBook, StockOnBook } from './domain/books.ts';
import type { Day } from './domain/day.ts';
import type { DifferenceKind } from './domain/difference.ts';
import type { Run } from './domain/run.ts';
import type { Finding, FoundAs } from './domain/task.ts';

export interface Span {
  from: Date;
  to: Date;
}

/** The provider did not answer: whoever asks on now would only make it worse. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}

/** Tasks for people. */
export interface Tasks {
  /** One task per matter, however often and by whomever it is found. */
  report(finding: Finding): Promise<FoundAs>;
  /** The longest waiting first. */
  list(status: StaffTask['status'], limit: number): Promise<StaffTask[]>;
  /** Answers the task as it stands then; undefined when there is none. */
  resolve(taskId: string, resolution: NonNullable<StaffTask['resolution']>): Promise<StaffTask | undefined>;
}

export interface Runs {
  save(run: Run): Promise<void>;
  find(day: Day): Promise<Run | undefined>;
}

/** An attempt that has not ended, as the sweep needs it. */
export interface OpenAttempt {
  orderId: OrderId;
  attempt: number;
  pspOrderId?: string;
  createdAt: string;
}

export interface OpenPayments {
  /** Made before an instant and still open, the newest first. */
  newestBefore(before: Date, limit: number): Promise<OpenAttempt[]>;
  /** Reads the charge again and moves attempt, ledger and order, as its notification would have. Throws `ProviderDown`. */
  settle(attempt: OpenAttempt): Promise<string>;
}

/** All that payments and the provider hold of some orders. */
export interface MoneyBooks {
  /** Orders in which something was booked that day. */
  ordersBooked(day: Day): Promise<OrderId[]>;
  /** Charges that the provider made in the span, ours or not. */
  chargesMade(span: Span): Promise<ChargeOnBook[]>;
  /** Orders with an attempt open, or money on its way back, since before an instant; the longest first. */
  underWay(before: Date, limit: number): Promise<OrderId[]>;
  /** A charge as it is now; undefined when the provider has none. */
  charge(pspOrderId: string): Promise<ChargeOnBook | undefined>;
  /** Every attempt and every line of the ledger of an order. */
  ofOrder(orderId: OrderId): Promise<{ attempts: AttemptOnBook[]; entries: EntryOnBook[] }>;
}

export interface OrderBooks {
  placedIn(span: Span): Promise<OrderId[]>;
  find(orderId: OrderId): Promise<OrderOnBook | undefined>;
  /** Orders placed before an instant that still await their payment, the oldest first. */
  awaitingSince(before: Date, limit: number): Promise<OrderOnBook[]>;
  /** What all orders that await their payment hold, per stock item. */
  held(): Promise<ReadonlyMap<string, number>>;
}

export interface StockBook {
  all(): Promise<StockOnBook[]>;
}

/** What the operators' dashboard and alarms read. */
export interface Watch {
  differences(kind: DifferenceKind, count: number): void;
  swept(outcome: string, orderId: OrderId): void;
  /** The provider is down: the sweep ended early. */
  brokeOff(left: number): void;
}

export interface TaskPorts {
  tasks: Tasks;
  clock: Clock;
}
export interface SweepPorts extends TaskPorts {
  payments: OpenPayments;
  orders: Pick<OrderBooks, 'awaitingSince'>;
  watch: Watch;
}
export interface ComparePorts extends TaskPorts {
  money: MoneyBooks;
  orders: OrderBooks;
  stock: StockBook;
  runs: Runs;
  watch: Watch;
  /** Lets what is under way arrive before a difference is believed. */
  settleDown: () => Promise<void>;
}
