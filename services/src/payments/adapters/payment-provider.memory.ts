import { RefusalReason } from '@loja/contracts/http/payments.ts';
import { type Clock, secondsAfter } from '@loja/kernel/clock.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest, PaymentProvider } from '../ports.ts';

const DAY_SECONDS = 86_400;

/**
 * A working provider for tests; it passes the same suite as the real adapter. A card's token says what becomes of it:
 * `refused_<reason>`, `challenge_…`, `review_…`; any other is approved.
 */
export class MemoryProvider implements PaymentProvider {
  readonly methods = ['pix', 'card', 'boleto'] as const;
  /** Charges paid, and money that came back, each time it did. */
  readonly moved = { paid: [] as string[], returned: [] as { pspOrderId: string; cents: number }[] };
  readonly #charges = new Map<string, Charge & { made: Date }>();
  readonly #byKey = new Map<string, string>();
  readonly #refunds = new Set<string>();
  readonly #clock: Clock;
  #failures = { count: 0, afterEffect: false };
  #slowRefunds = false;

  constructor(clock: Clock) {
    this.#clock = clock;
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

  /** What follows `#` in a token is the card; it is told even while charges fail. */
  async fingerprint(token: string): Promise<string | undefined> {
    return token.startsWith('unknown') ? undefined : (token.split('#')[1] ?? 'the usual card');
  }

  async list({ from, to }: { from: Date; to: Date }): Promise<Charge[]> {
    return this.#answer(() => [...this.#charges.values()].filter(({ made }) => made >= from && made < to));
  }

  async cancel(pspOrderId: string): Promise<Charge> {
    return this.#answer(() => {
      const charge = this.#must(pspOrderId);
      const isOpen = charge.status === 'pending' || charge.status === 'challenge';
      return isOpen ? this.tamper(pspOrderId, { status: 'cancelled' }) : charge;
    });
  }

  async refund(
    pspOrderId: string,
    { key, amountCents }: { key: string; amountCents?: number },
  ): Promise<Charge> {
    return this.#answer(() => {
      const charge = this.#must(pspOrderId);
      if (this.#refunds.has(key) || charge.status === 'refunded') return charge;
      if (charge.status !== 'captured' && charge.status !== 'partially_refunded')
        throw new ProviderRefusal('cannot_refund_order');
      const left = (charge.amountCents ?? 0) - charge.refundedCents;
      const cents = amountCents ?? left;
      if (cents > left) throw new ProviderRefusal('refund_amount_exceeds');
      this.#refunds.add(key);
      return this.#slowRefunds ? charge : this.giveBack(pspOrderId, cents);
    });
  }

  pay(pspOrderId: string, { late = false, feeCents }: { late?: boolean; feeCents?: number } = {}): void {
    const { status } = this.#must(pspOrderId);
    if (status !== 'pending' && status !== 'challenge' && !late) throw new ProviderRefusal('not_payable');
    this.moved.paid.push(pspOrderId);
    this.tamper(pspOrderId, { status: 'captured', ...(feeCents === undefined ? {} : { feeCents }) });
  }

  expire(pspOrderId: string): void {
    this.tamper(pspOrderId, { status: 'expired' });
  }

  /** Money goes back to the payer: by our refund, or by hand. */
  giveBack(pspOrderId: string, cents: number): Charge {
    const charge = this.#must(pspOrderId);
    this.moved.returned.push({ pspOrderId, cents });
    const refundedCents = charge.refundedCents + cents;
    const isWhole = refundedCents === charge.amountCents;
    return this.tamper(pspOrderId, { refundedCents, status: isWhole ? 'refunded' : 'partially_refunded' });
  }

  /** Refunds are accepted and take their time. */
  slowRefunds(): void {
    this.#slowRefunds = true;
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
    const charge = {
      pspOrderId,
      reference,
      method,
      amountCents,
      refundedCents: 0,
      made: this.#clock(),
      ...this.#fresh(request, pspOrderId),
    };
    this.#byKey.set(key, pspOrderId);
    this.#charges.set(pspOrderId, charge);
    return charge;
  }

  #fresh(request: ChargeRequest, pspOrderId: string): Pick<Charge, 'status'> & Partial<Charge> {
    const until = (seconds: number) => secondsAfter(this.#clock(), seconds).toISOString();
    switch (request.method) {
      case 'pix':
        return {
          status: 'pending',
          pix: { copiaECola: `pix of ${pspOrderId}`, expiresAt: until(request.expirySeconds) },
        };
      case 'boleto': {
        const url = `https://psp.example/${pspOrderId}`;
        const dueAt = until(request.dueInDays * DAY_SECONDS);
        return { status: 'pending', boleto: { digitableLine: '23793', url, dueAt } };
      }
      case 'card': {
        const { brand, installments, token } = request.card;
        return { card: { brand, last4: '4623', installments }, ...outcomeOf(token) };
      }
    }
  }

  #must(pspOrderId: string): Charge & { made: Date } {
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

const outcomeOf = (token: string): Pick<Charge, 'status'> & Partial<Charge> => {
  if (token.startsWith('challenge_')) return { status: 'challenge', challengeUrl: 'https://psp.example/3ds' };
  if (token.startsWith('review_')) return { status: 'pending' };
  if (token === 'unknown_refused') return { status: 'failed', refusal: 'other' };
  const refusal = RefusalReason.safeParse(token.replace(/^refused_/, '').split('#')[0]);
  return refusal.success ? { status: 'failed', refusal: refusal.data } : { status: 'captured' };
};
