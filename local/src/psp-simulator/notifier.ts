import { randomUUID } from 'node:crypto';
import type { Clock } from '@loja/kernel/clock.ts';
import type { Behaviour } from './behaviour.ts';
import type { Charge, ChargeAction } from './charge.ts';
import { signatureHeader } from './signature.ts';
import type { Notification, PspState } from './state-file.ts';

export type WebhookTarget = {
  readonly url: string;
  readonly secret: string;
  readonly send: (url: string, init: RequestInit) => Promise<{ status: number }>;
};

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
const MAX_ATTEMPTS = 50;

// Longer than a turn of the server's timer: what must come later is sent in another turn.
const REORDERED_PAUSE_MS = 300;

// Real deliveries give up after 22 s; a laptop's cold start must fit, a hung server must not hold the queue.
const DELIVERY_TIMEOUT_MS = 22_000;

function bodyOf(notification: Notification, charge: Charge) {
  return {
    action: notification.action,
    api_version: 'v1',
    application_id: '0',
    data: {
      id: charge.id,
      type: 'online',
      external_reference: charge.externalReference,
      status: charge.status,
    },
    date_created: new Date(notification.createdAt).toISOString(),
    live_mode: false,
    type: 'order',
    user_id: '0',
  };
}

export type NotifierOptions = {
  readonly state: PspState;
  readonly save: () => void;
  readonly clock: Clock;
  readonly webhook: WebhookTarget;
  readonly behaviour: (charge: Charge) => Behaviour;
};

/** Sends the notifications kept in the state until the shop accepts each. */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #inFlight = new Set<number>();
  #delivered = 0;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  get delivered(): number {
    return this.#delivered;
  }

  enqueue(charge: Charge, action: ChargeAction): void {
    const { state } = this.#options;
    const { drop, duplicates, delayMs, reorder } = this.#options.behaviour(charge);
    if (drop) return;
    const now = this.#now();
    for (let copy = 0; copy <= duplicates; copy += 1) {
      state.notifications.push({
        id: state.nextNotificationId++,
        requestId: randomUUID(),
        chargeId: charge.id,
        action,
        createdAt: now,
        attempts: 0,
        dueAt: now + delayMs,
        ...(reorder > 1 ? { held: true } : {}),
      });
    }
    if (reorder > 1 && this.#held().length >= reorder) this.release();
  }

  /** Sends what is held for reordering, the last first, with a pause between. */
  release(): void {
    const now = this.#now();
    for (const [index, { held: _, ...notification }] of this.#held().reverse().entries()) {
      const at = this.#options.state.notifications.findIndex((other) => other.id === notification.id);
      const dueAt = Math.max(notification.dueAt, now) + index * REORDERED_PAUSE_MS;
      this.#options.state.notifications[at] = { ...notification, dueAt };
    }
  }

  #held(): Notification[] {
    return this.#options.state.notifications.filter((notification) => notification.held);
  }

  /** Sends all that is due and resolves when each has been answered. */
  async deliverDue(): Promise<void> {
    const now = this.#now();
    const due = this.#options.state.notifications
      .filter((entry) => !entry.held && entry.dueAt <= now && !this.#inFlight.has(entry.id))
      .sort((a, b) => a.dueAt - b.dueAt);
    await Promise.all(due.map((notification) => this.#deliver(notification)));
  }

  #now(): number {
    return this.#options.clock().getTime();
  }

  async #deliver(notification: Notification): Promise<void> {
    const charge = this.#options.state.charges[notification.chargeId];
    this.#inFlight.add(notification.id);
    try {
      this.#settle(notification, charge === undefined || (await this.#accepted(notification, charge)));
    } finally {
      this.#inFlight.delete(notification.id);
    }
  }

  async #accepted(notification: Notification, charge: Charge): Promise<boolean> {
    const { webhook, behaviour } = this.#options;
    const { wrongSignature, lowerCaseSignedId, tsOffsetMs } = behaviour(charge);
    const url = new URL(webhook.url);
    url.searchParams.set('data.id', charge.id);
    url.searchParams.set('type', 'order');
    const signed = {
      dataId: lowerCaseSignedId ? charge.id.toLowerCase() : charge.id,
      requestId: notification.requestId,
      ts: this.#now() + tsOffsetMs,
    };
    try {
      const { status } = await webhook.send(url.href, {
        method: 'POST',
        signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'x-request-id': notification.requestId,
          'x-signature': signatureHeader(signed, wrongSignature ? `not ${webhook.secret}` : webhook.secret),
        },
        body: JSON.stringify(bodyOf(notification, charge)),
      });
      return status >= 200 && status < 300;
    } catch {
      return false;
    }
  }

  #settle(notification: Notification, done: boolean): void {
    const { state, save } = this.#options;
    const at = state.notifications.findIndex((other) => other.id === notification.id);
    if (at < 0) return;
    const attempts = notification.attempts + 1;
    if (done || attempts >= MAX_ATTEMPTS) state.notifications.splice(at, 1);
    else {
      const wait = RETRY_MS[Math.min(notification.attempts, RETRY_MS.length - 1)] ?? 0;
      state.notifications[at] = { ...notification, attempts, dueAt: this.#now() + wait };
    }
    if (done) this.#delivered += 1;
    save();
  }
}
