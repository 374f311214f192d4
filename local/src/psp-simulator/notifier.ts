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

export function createNotifier(deps: {
  state: PspState;
  save: () => void;
  clock: Clock;
  webhook: WebhookTarget;
  behaviour: () => Behaviour;
}) {
  const { state, webhook } = deps;
  const inFlight = new Set<number>();
  let delivered = 0;

  function enqueue(charge: Charge, action: ChargeAction): void {
    const { drop, duplicates, delayMs } = deps.behaviour();
    if (drop) return;
    const now = deps.clock().getTime();
    for (let copy = 0; copy <= duplicates; copy += 1) {
      state.notifications.push({
        id: state.nextNotificationId++,
        requestId: randomUUID(),
        chargeId: charge.id,
        action,
        createdAt: now,
        attempts: 0,
        dueAt: now + delayMs,
      });
    }
  }

  async function accepted(notification: Notification, charge: Charge): Promise<boolean> {
    const { wrongSignature, lowerCaseSignedId } = deps.behaviour();
    const url = new URL(webhook.url);
    url.searchParams.set('data.id', charge.id);
    url.searchParams.set('type', 'order');
    const signed = {
      dataId: lowerCaseSignedId ? charge.id.toLowerCase() : charge.id,
      requestId: notification.requestId,
      ts: deps.clock().getTime(),
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

  function settle(notification: Notification, done: boolean): void {
    const at = state.notifications.findIndex((other) => other.id === notification.id);
    if (at < 0) return;
    const attempts = notification.attempts + 1;
    if (done || attempts >= MAX_ATTEMPTS) state.notifications.splice(at, 1);
    else {
      const wait = RETRY_MS[Math.min(notification.attempts, RETRY_MS.length - 1)] ?? 0;
      state.notifications[at] = { ...notification, attempts, dueAt: deps.clock().getTime() + wait };
    }
    if (done) delivered += 1;
    deps.save();
  }

  async function deliver(notification: Notification): Promise<void> {
    const charge = state.charges[notification.chargeId];
    inFlight.add(notification.id);
    try {
      settle(notification, charge === undefined || (await accepted(notification, charge)));
    } finally {
      inFlight.delete(notification.id);
    }
  }

  /** Sends all that is due and resolves when each has been answered. */
  async function deliverDue(): Promise<void> {
    const now = deps.clock().getTime();
    const due = state.notifications.filter((entry) => entry.dueAt <= now && !inFlight.has(entry.id));
    await Promise.all(due.map(deliver));
  }

  return { enqueue, deliverDue, delivered: () => delivered };
}
