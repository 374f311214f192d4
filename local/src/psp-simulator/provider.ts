import { randomBytes } from 'node:crypto';
import type { Clock } from '@loja/kernel/clock.ts';
import { type Behaviour, FAULTLESS } from './behaviour.ts';
import { encodeDynamicPix } from './br-code.ts';
import type { Charge, ChargeAction } from './charge.ts';
import * as charges from './charge.ts';
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

const SAMPLE_MERCHANT = { name: 'Loja Virtual de Cafe', city: 'Sao Paulo' };

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = (prefix: string): string =>
  prefix + Array.from(randomBytes(26), (byte) => CROCKFORD[byte % 32]).join('');

// E2E ids of the Central Bank: E (payment) or D (refund), ISPB, UTC minute, 11 characters; 32 in all.
function endToEndId(kind: 'E' | 'D', at: number): string {
  const minute = new Date(at).toISOString().replace(/\D/g, '').slice(0, 12);
  return `${kind}00000000${minute}${id('').slice(0, 11)}`;
}

/** The provider without HTTP: charges, their expiry, the notifications they cause. */
export class Provider {
  readonly #options: ProviderOptions;
  readonly #state: PspState;
  readonly #notifier: Notifier;
  #created = 0;
  behaviour: Behaviour = FAULTLESS;

  constructor(options: ProviderOptions) {
    this.#options = options;
    this.#state = options.stateFile.load();
    this.#notifier = new Notifier({
      state: this.#state,
      save: () => this.save(),
      clock: options.clock,
      webhook: options.webhook,
      behaviour: () => this.behaviour,
    });
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

  create(order: CreateOrder): Charge {
    this.#created += 1;
    const chargeId = id('ORD');
    const merchant = this.#options.merchant ?? SAMPLE_MERCHANT;
    const { expiresInMs, ...asked } = order;
    return this.#put({
      ...asked,
      id: chargeId,
      paymentId: id('PAY'),
      createdAt: this.now(),
      updatedAt: this.now(),
      expiresAt: this.now() + expiresInMs,
      qrCode: encodeDynamicPix({
        location: `pix.simulador.example/qr/v2/${chargeId.toLowerCase()}`,
        merchantName: merchant.name,
        merchantCity: merchant.city,
      }),
      status: 'action_required',
      refunds: [],
    });
  }

  find(chargeId: string): Result<Charge> {
    this.#expireDue();
    const charge = this.#state.charges[chargeId];
    return charge ? { ok: true, value: charge } : failure('order_not_found', 'Order not found.', [chargeId]);
  }

  /** Newest first. */
  list(filter: { externalReference?: string; qrCode?: string } = {}): Charge[] {
    this.#expireDue();
    const { externalReference, qrCode } = filter;
    return Object.values(this.#state.charges)
      .filter((charge) => externalReference === undefined || charge.externalReference === externalReference)
      .filter((charge) => qrCode === undefined || charge.qrCode === qrCode)
      .sort((a, b) => b.createdAt - a.createdAt);
  }

  pay(chargeId: string, late = false): Result<Charge> {
    const payment = { e2eId: endToEndId('E', this.now()), now: this.now(), late };
    return this.#change(chargeId, 'order.processed', (charge) => charges.pay(charge, payment));
  }

  expire(chargeId: string): Result<Charge> {
    return this.#change(chargeId, 'order.expired', (charge) => charges.expire(charge, this.now()));
  }

  cancel(chargeId: string): Result<Charge> {
    return this.#change(chargeId, 'order.canceled', (charge) => charges.cancel(charge, this.now()));
  }

  refund(chargeId: string, part?: RefundPart): Result<Charge> {
    return this.#change(chargeId, 'order.refunded', (charge) => {
      if (part && part.paymentId !== charge.paymentId)
        return failure('transaction_not_found', 'Transaction not found in the order.', [part.paymentId]);
      const step = { id: id('REF'), e2eId: endToEndId('D', this.now()), now: this.now() };
      return charges.refund(charge, part ? { ...step, amountCents: part.amountCents } : step);
    });
  }

  wire(charge: Charge): WireOrder {
    return wireOrder(charge, {
      publicUrl: this.#options.publicUrl(),
      amountErrorCents: this.behaviour.wrongAmount ? -1 : 0,
    });
  }

  /** Moves the world to the present: expires what is due, delivers what is due. */
  async tick(): Promise<void> {
    this.#expireDue();
    await this.#notifier.deliverDue();
  }

  #expireDue(): void {
    const now = this.now();
    for (const charge of Object.values(this.#state.charges)) {
      if (!charges.isDue(charge, now)) continue;
      const expired = charges.expire(charge, now);
      if (expired.ok) this.#put(expired.value, 'order.expired');
    }
  }

  #put(charge: Charge, action?: ChargeAction): Charge {
    this.#state.charges[charge.id] = charge;
    if (action) this.#notifier.enqueue(charge, action);
    this.save();
    return charge;
  }

  #change(chargeId: string, action: ChargeAction, step: (charge: Charge) => Result<Charge>): Result<Charge> {
    const found = this.find(chargeId);
    const changed = found.ok ? step(found.value) : found;
    return changed.ok ? { ok: true, value: this.#put(changed.value, action) } : changed;
  }
}
