import type { Clock } from '@loja/kernel/clock.ts';
import type { Behaviour } from './behaviour.ts';
import { CallLog } from './call-log.ts';
import { type CardToken, tokenize } from './card-tokens.ts';
import type { Charge, ChargeAction, ChargebackStatus, ChargeStatus } from './charge.ts';
import * as charges from './charge.ts';
import { Faults } from './faults.ts';
import { endToEndId, id } from './ids.ts';
import { newCharge } from './new-charge.ts';
import { Notifier, type WebhookTarget } from './notifier.ts';
import type { PspState, StateFile } from './state-file.ts';
import { failure, type Result } from './wire-error.ts';
import { type WireOrder, wireOrder } from './wire-order.ts';
import type { CreateOrder, RefundPart } from './wire-request.ts';

export type ProviderOptions = {
  readonly clock: Clock;
  readonly stateFile: StateFile;
  readonly webhook: WebhookTarget;
  /** Base of this server, known once it listens. */
  readonly publicUrl: () => string;
  readonly merchant?: { readonly name: string; readonly city: string };
};

export type ChargeFilter = {
  readonly externalReference?: string;
  readonly qrCode?: string;
  readonly from?: number;
  readonly to?: number;
};

const SAMPLE_MERCHANT = { name: 'Loja Virtual de Cafe', city: 'Sao Paulo' };

const ACTION_OF = {
  action_required: 'order.action_required',
  processing: 'order.processing',
  processed: 'order.processed',
  refunded: 'order.refunded',
  expired: 'order.expired',
  canceled: 'order.canceled',
  failed: 'order.failed',
  charged_back: 'order.charged_back',
} as const satisfies Record<ChargeStatus, ChargeAction>;

/** The provider without HTTP: charges, their expiry, the notifications they cause. */
export class Provider {
  readonly faults: Faults;
  readonly calls = new CallLog();
  readonly #options: ProviderOptions;
  readonly #state: PspState;
  readonly #notifier: Notifier;
  #created = 0;

  constructor(options: ProviderOptions) {
    this.#options = options;
    this.#state = options.stateFile.load();
    this.faults = new Faults(() => this.now());
    this.#notifier = new Notifier({
      state: this.#state,
      save: () => this.save(),
      clock: options.clock,
      webhook: options.webhook,
      behaviour: (charge) => this.faults.of(charge.externalReference, charge.id),
    });
  }

  /** The faults of all orders. */
  get behaviour(): Behaviour {
    return this.faults.all;
  }

  set behaviour(next: Behaviour) {
    this.faults.all = next;
  }

  get publicUrl(): string {
    return this.#options.publicUrl();
  }

  now(): number {
    return this.#options.clock().getTime();
  }

  save(): void {
    this.#options.stateFile.save(this.#state);
  }

  /** Answers already given, by idempotency key. */
  get answers(): PspState['answers'] {
    return this.#state.answers;
  }

  get counts() {
    return {
      chargesCreated: this.#created,
      notificationsDelivered: this.#notifier.delivered,
      notificationsPending: this.#state.notifications.length,
    };
  }

  /** A single-use token for a card; its number is forgotten at once. */
  tokenize(card: unknown): ReturnType<typeof tokenize> {
    const made = tokenize(card, { id: id('').toLowerCase(), now: new Date(this.now()) });
    if (made.ok) this.#keepToken(made.token);
    return made;
  }

  /** The card behind a token, as long as it is kept. */
  cardToken(tokenId: string): CardToken | undefined {
    return this.#state.cardTokens[tokenId];
  }

  create(order: CreateOrder): Charge {
    this.#created += 1;
    const token = order.card && this.#state.cardTokens[order.card.token];
    const charge = newCharge(order, {
      now: this.now(),
      merchant: this.#options.merchant ?? SAMPLE_MERCHANT,
      token,
      refuse: this.faults.of(order.externalReference).refuse,
    });
    if (token) this.#keepToken({ ...token, usedAt: this.now() });
    // A Pix or boleto just made is news to nobody.
    const tell = charge.status !== 'action_required' || charge.method === 'card';
    return this.#put(charge, tell ? ACTION_OF[charge.status] : undefined);
  }

  find(chargeId: string): Result<Charge> {
    this.#expireDue();
    const charge = this.#state.charges[chargeId];
    return charge ? { ok: true, value: charge } : failure('order_not_found', 'Order not found.', [chargeId]);
  }

  /** Newest first; `from` ≤ creation < `to`. */
  list(filter: ChargeFilter = {}): Charge[] {
    this.#expireDue();
    const { externalReference, qrCode, from = 0, to = Number.POSITIVE_INFINITY } = filter;
    return Object.values(this.#state.charges)
      .filter((charge) => externalReference === undefined || charge.externalReference === externalReference)
      .filter((charge) => qrCode === undefined || charge.qrCode === qrCode)
      .filter((charge) => charge.createdAt >= from && charge.createdAt < to)
      .sort((a, b) => b.createdAt - a.createdAt);
  }

  pay(chargeId: string, late = false, amountCents?: number): Result<Charge> {
    return this.#change(chargeId, (charge) =>
      charges.pay(charge, {
        now: this.now(),
        late,
        ...(charge.method === 'pix' ? { e2eId: endToEndId('E', this.now()) } : {}),
        ...(amountCents === undefined ? {} : { amountCents }),
      }),
    );
  }

  fail(chargeId: string, reason: string): Result<Charge> {
    return this.#change(chargeId, (charge) => charges.fail(charge, reason, this.now()));
  }

  expire(chargeId: string): Result<Charge> {
    return this.#change(chargeId, (charge) => charges.expire(charge, this.now()));
  }

  cancel(chargeId: string): Result<Charge> {
    return this.#change(chargeId, (charge) => charges.cancel(charge, this.now()));
  }

  refund(chargeId: string, part?: RefundPart): Result<Charge> {
    const refunded = (charge: Charge): Result<Charge> => {
      if (part && part.paymentId !== charge.paymentId)
        return failure('transaction_not_found', 'Transaction not found in the order.', [part.paymentId]);
      return charges.refund(charge, {
        id: id('REF'),
        now: this.now(),
        ...(charge.method === 'pix' ? { e2eId: endToEndId('D', this.now()) } : {}),
        ...(part ? { amountCents: part.amountCents } : {}),
      });
    };
    return this.#change(chargeId, refunded, 'order.refunded');
  }

  openChargeback(chargeId: string): Result<Charge> {
    const chargeback = { id: id('CBK'), caseId: id('CASE'), now: this.now() };
    return this.#change(chargeId, (charge) => charges.openChargeback(charge, chargeback));
  }

  closeChargeback(chargeId: string, outcome: Exclude<ChargebackStatus, 'in_process'>): Result<Charge> {
    return this.#change(chargeId, (charge) => charges.closeChargeback(charge, outcome, this.now()));
  }

  /** As if it had never been made; nobody is told. */
  forget(chargeId: string): boolean {
    const known = Object.hasOwn(this.#state.charges, chargeId);
    delete this.#state.charges[chargeId];
    this.save();
    return known;
  }

  /** Sends what is held for reordering. */
  releaseNotifications(): void {
    this.#notifier.release();
    this.save();
  }

  wire(charge: Charge): WireOrder {
    const { lie = {}, wrongAmount } = this.faults.of(charge.externalReference, charge.id);
    const amountCents = (lie.amountCents ?? 0) - (wrongAmount ? 1 : 0);
    return wireOrder(charge, { publicUrl: this.publicUrl, lie: { ...lie, amountCents } });
  }

  /** Moves the world to the present: expires what is due, delivers what is due. */
  async tick(): Promise<void> {
    this.#expireDue();
    if (!this.faults.down) await this.#notifier.deliverDue();
  }

  #keepToken(token: CardToken): void {
    this.#state.cardTokens[token.id] = token;
    this.save();
  }

  #expireDue(): void {
    const now = this.now();
    for (const charge of Object.values(this.#state.charges)) {
      if (!charges.isDue(charge, now)) continue;
      const expired = charges.expire(charge, now);
      if (expired.ok) this.#put(expired.value, ACTION_OF[expired.value.status]);
    }
  }

  #put(charge: Charge, action?: ChargeAction): Charge {
    this.#state.charges[charge.id] = charge;
    if (action) this.#notifier.enqueue(charge, action);
    this.save();
    return charge;
  }

  #change(chargeId: string, step: (charge: Charge) => Result<Charge>, action?: ChargeAction): Result<Charge> {
    const found = this.find(chargeId);
    const changed = found.ok ? step(found.value) : found;
    if (!changed.ok) return changed;
    return { ok: true, value: this.#put(changed.value, action ?? ACTION_OF[changed.value.status]) };
  }
}
