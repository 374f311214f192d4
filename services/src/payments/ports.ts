import type { CardToken, PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Failure } from '@loja/kernel/result.ts';
import type { Anomaly } from './domain/anomaly.ts';
import type { Totals } from './domain/attempt.ts';
import type { Charge } from './domain/charge.ts';
import type { LedgerEntry } from './domain/ledger.ts';
import type { Payment, Step } from './domain/payment.ts';

export interface Payer {
  name: string;
  email: string;
  taxId: { type: 'CPF' | 'CNPJ'; number: string };
}

/** Where the payer lives; a boleto must say it. */
export interface PayerAddress {
  cep: string;
  street: string;
  number: string;
  complement?: string | undefined;
  district: string;
  city: string;
  state: string;
}

interface AnyCharge {
  /** Same key and request: the provider answers with the first charge again. */
  key: string;
  reference: OrderId;
  amountCents: number;
  payer: Payer;
}
export type ChargeRequest = AnyCharge &
  (
    | { method: 'pix'; expirySeconds: number }
    | { method: 'card'; card: CardToken }
    | { method: 'boleto'; dueInDays: number; address: PayerAddress }
  );

/** The company that collects the money. Throws `ProviderUnavailable` (may be repeated) or `ProviderRefusal` (may not). */
export interface PaymentProvider {
  readonly methods: readonly PaymentMethod[];
  /** Asks for the money. A card that was refused is a charge whose status is `failed`, not an error. */
  create(request: ChargeRequest): Promise<Charge>;
  /** Undefined when the provider has no such charge. */
  get(pspOrderId: string): Promise<Charge | undefined>;
  /** Asks for the end of an unpaid charge and answers what it is now; it may have been paid meanwhile. */
  cancel(pspOrderId: string, key: string): Promise<Charge>;
  /**
   * Asks for the return of `amountCents`, or of all that is left, and answers what the charge is now; the money may
   * take its time. A repeat under the same key returns nothing twice.
   */
  refund(pspOrderId: string, request: { key: string; amountCents?: number }): Promise<Charge>;
  /**
   * A text that is the same for every token of one card and tells no number. Undefined where the provider knows no such
   * token, or takes no cards.
   */
  fingerprint(token: string): Promise<string | undefined>;
  /** Every charge made from `from` until before `to`, for reconciliation. */
  list(span: { from: Date; to: Date }): Promise<Charge[]>;
}

/** An attempt that is not settled, or whose refund is under way: what a sweep asks the provider about. */
export interface OpenAttempt {
  orderId: OrderId;
  attempt: number;
  pspOrderId?: string;
  /** Since when. */
  createdAt: string;
}

export interface PaymentStore {
  /** All of an order's payment as it is now, never a stale copy. */
  load(orderId: OrderId): Promise<Payment | undefined>;
  /**
   * Writes what changed between `before` and `step`, its new ledger lines and its events, in one transaction, if
   * nobody has written since `before` was read. Answers the payment as written; undefined when someone has.
   */
  commit(before: Payment, step: Step, at: Date): Promise<Payment | undefined>;
  /** Announces what no order of ours stands behind, once per kind and charge. */
  report(anomaly: Anomaly, at: Date): Promise<void>;
  /** Open since before an instant, the longest first unless the newest are wanted. */
  openBefore(before: Date, wanted: { limit: number; newestFirst?: boolean }): Promise<OpenAttempt[]>;
  /** Every ledger line of a day of São Paulo, `2026-11-24`, in the order written. */
  entriesOf(day: string): Promise<LedgerEntry[]>;
}

/** The order's workflow, which waits at a task token. `gone`: nobody waits there any more. */
export interface Workflow {
  succeed(taskToken: string, output: { orderId: OrderId; method: PaymentMethod }): Promise<'told' | 'gone'>;
}

/** What an order asks for by one method, and of whom. */
export interface Collectable {
  method: PaymentMethod;
  totals: Totals;
  payer: Payer;
  address: PayerAddress;
}

/** What asking for an order's money takes: its payer among it, so that only those who ask may know. */
export interface Collectables {
  /**
   * By `method`, or by the one that the order was placed with. Undefined when there is no such order, it ended
   * without the money, or it may not be paid so.
   */
  toCollect(orderId: OrderId, method?: PaymentMethod): Promise<Collectable | undefined>;
}

/** Who tries a card: what a tester of stolen cards would have to change with every try, beside the card. */
export interface CardTrier {
  payer: Payer;
  address: PayerAddress;
  /** The caller's, as the edge saw it. */
  from: string;
}

/** Tries by card are counted before they are made; those that the issuer grants are given back. */
export interface CardTries {
  by(trier: CardTrier): Promise<TryTaken>;
  of(fingerprint: string): Promise<TryTaken>;
}
export type TryTaken =
  | { ok: true; giveBack: () => Promise<void> }
  | (Failure<'too_many_card_tries'> & { retryAfter: number });

/** What payments needs to know of an order. */
export interface Orders {
  fate(orderId: OrderId): Promise<OrderFate | undefined>;
  /** Whether this token opens that order or it is the customer's; an order that is not there takes the same work. */
  opens(orderId: OrderId, token: string | undefined, customerId?: CustomerId): Promise<boolean>;
}

/**
 * `undecided`: it awaits its payment. `kept`: it answers for the money. `lost`: it ended without; what becomes of late
 * money is ordering's to say when it hears of it.
 */
export type OrderFate = 'undecided' | 'kept' | 'lost';

/** A hint that a charge may have changed. */
export interface Hint {
  provider: 'mercadopago';
  pspOrderId: string;
  requestId?: string | undefined;
}

export interface Hints {
  send(hint: Hint): Promise<void>;
}

/** Where a person must look. */
export interface Watch {
  anomaly(anomaly: Anomaly): void;
}

export interface ProviderPorts {
  store: PaymentStore;
  provider: PaymentProvider;
  watch: Watch;
  clock: Clock;
}
/** What asking the provider for money at the workflow's wish works with. */
export interface RequestingPorts extends ProviderPorts {
  workflow: Workflow;
  collectables: Collectables;
}
export interface SettlingPorts extends ProviderPorts {
  workflow: Workflow;
  orders: Orders;
}
