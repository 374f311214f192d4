import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest, PaymentProvider } from '../ports.ts';

/** A working provider for tests; it passes the same suite as the real adapter. */
export class MemoryProvider implements PaymentProvider {
  /** Charges paid, and charges whose money came back, each time it did. */
  readonly moved = { paid: [] as string[], returned: [] as string[] };
  readonly #charges = new Map<string, Charge>();
  readonly #byKey = new Map<string, string>();
  readonly #clock: Clock;
  #failures = { count: 0, afterEffect: false };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly methods = ['pix', 'card', 'boleto'] as const;

  async list(): Promise<Charge[]> {
    return this.#answer(() => [...this.#charges.values()]);
  }

  get created(): string[] {
    return [...this.#charges.keys()];
  }

  async create(request: ChargeRequest): Promise<Charge> {
    return this.#answer(() => this.#charges.get(this.#byKey.get(request.key) ?? '') ?? this.#create(request));
  }

  async get(pspOrderId: string): Promise<Charge | undefined> {
    return this.#answer(() => this.#charges.get(pspOrderId));
  }

  async cancel(pspOrderId: string): Promise<Charge> {
    return this.#answer(() => {
      const charge = this.#must(pspOrderId);
      return charge.status === 'pending' ? this.tamper(pspOrderId, { status: 'cancelled' }) : charge;
    });
  }

  async refund(pspOrderId: string): Promise<Charge> {
    return this.#answer(() => {
      const charge = this.#must(pspOrderId);
      if (charge.status !== 'captured') return charge;
      this.moved.returned.push(pspOrderId);
      return this.tamper(pspOrderId, { status: 'refunded' });
    });
  }

  pay(pspOrderId: string, { late = false } = {}): void {
    if (this.#must(pspOrderId).status !== 'pending' && !late) throw new ProviderRefusal('not_payable');
    this.moved.paid.push(pspOrderId);
    this.tamper(pspOrderId, { status: 'captured' });
  }

  expire(pspOrderId: string): void {
    this.tamper(pspOrderId, { status: 'expired' });
  }

  /** Rewrites what the provider answers about a charge. */
  tamper(pspOrderId: string, change: Partial<Charge>): Charge {
    const charge = { ...this.#must(pspOrderId), ...change };
    this.#charges.set(pspOrderId, charge);
    return charge;
  }

  /** The next calls do not answer; with `afterEffect` their work is done all the same. */
  failNext(count: number, afterEffect = false): void {
    this.#failures = { count, afterEffect };
  }

  #create(request: ChargeRequest): Charge {
    const { key, reference, amountCents, method } = request;
    const pspOrderId = `ORD${this.#charges.size + 1}`;
    const seconds = request.method === 'pix' ? request.expirySeconds : 0;
    const expiresAt = secondsAfter(this.#clock(), seconds).toISOString();
    const pix = { copiaECola: `pix of ${pspOrderId}`, expiresAt };
    const charge: Charge = {
      pspOrderId,
      reference,
      method,
      amountCents,
      refundedCents: 0,
      status: 'pending',
      pix,
    };
    this.#byKey.set(key, pspOrderId);
    this.#charges.set(pspOrderId, charge);
    return charge;
  }

  #must(pspOrderId: string): Charge {
    const charge = this.#charges.get(pspOrderId);
    if (!charge) throw new ProviderRefusal('order_not_found');
    return charge;
  }

  #answer<Answer>(work: () => Answer): Answer {
    const { count, afterEffect } = this.#failures;
    if (count === 0) return work();
    this.#failures = { count: count - 1, afterEffect };
    if (afterEffect) work();
    throw new ProviderUnavailable('ordered by the test');
  }
}
