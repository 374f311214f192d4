import type { CardToken, PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Attempt, Pix, Totals } from './domain/attempt.ts';
import type { Charge, Mismatch } from './domain/charge.ts';
import type { Entry } from './domain/ledger.ts';

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
  /** Every charge made from `from` until before `to`, for reconciliation. */
  list(span: { from: Date; to: Date }): Promise<Charge[]>;
}

export interface PaymentStore {
  /** Stores the attempt, or gives the one that is there the new task token; answers it as it stands. */
  begin(
    attempt: Pick<Attempt, 'orderId' | 'attempt' | 'totals' | 'taskToken' | 'createdAt'>,
  ): Promise<Attempt>;
  /** The order's latest attempt as it is now, never a stale copy. */
  find(orderId: OrderId): Promise<Attempt | undefined>;
  /** preparing → pending. Without effect when the attempt has moved on. */
  savePix(attempt: Attempt, charge: { pspOrderId: string; pix: Pix }): Promise<void>;
  /** → captured, with its ledger entries and `PaymentCaptured`, in one transaction; once, however often asked. */
  capture(attempt: Attempt, pspOrderId: string, at: Date): Promise<void>;
  /** captured → refunded, with its ledger entries and `PaymentRefunded`, in one transaction; once, however often asked. */
  refund(attempt: Attempt, at: Date): Promise<void>;
  /** preparing or pending → closed without money. Without effect when the attempt has moved on. */
  close(attempt: Attempt, status: 'expired' | 'cancelled' | 'failed'): Promise<void>;
  /** Every entry of an order in the order written. */
  entries(orderId: OrderId): Promise<LedgerEntry[]>;
}

export interface LedgerEntry extends Entry {
  orderId: OrderId;
  /** Names the movement; debits equal credits within it. */
  movement: string;
  at: string;
}

export type FailureName = 'PaymentExpired' | 'PaymentCancelled' | 'PaymentFailed';

/** The order's workflow, which waits at a task token. `gone`: nobody waits there any more. */
export interface Workflow {
  succeed(taskToken: string, output: { orderId: OrderId }): Promise<'told' | 'gone'>;
  fail(taskToken: string, error: FailureName): Promise<'told' | 'gone'>;
}

/** What payments needs to know of an order. */
export interface Orders {
  /** Undefined when there is no such order, or it ended without the money. */
  toCollect(orderId: OrderId): Promise<{ totals: Totals; payer: Payer } | undefined>;
  fate(orderId: OrderId): Promise<OrderFate | undefined>;
}

/** `undecided`: awaits its payment. `kept`: it took the money. `lost`: it ended without, so late money goes back. */
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
  mismatch(orderId: OrderId, mismatch: Mismatch): void;
  unknownStatus(orderId: OrderId): void;
}

export interface RecordingPorts {
  store: PaymentStore;
  watch: Watch;
  clock: Clock;
}
export interface ProviderPorts extends RecordingPorts {
  provider: PaymentProvider;
}
export interface SettlingPorts extends ProviderPorts {
  workflow: Workflow;
  orders: Orders;
}
