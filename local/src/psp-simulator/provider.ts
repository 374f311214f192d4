import { randomBytes } from 'node:crypto';
import type { Clock } from '@loja/kernel/clock.ts';
import { Behaviour, FAULTLESS } from './behaviour.ts';
import { encodeDynamicPix } from './br-code.ts';
import * as charges from './charge.ts';
import type { Charge, ChargeAction } from './charge.ts';
import { createNotifier, type WebhookTarget } from './notifier.ts';
import type { StateFile } from './state-file.ts';
import { failure, type Result } from './wire-error.ts';
import { type WireOrder, wireOrder } from './wire-order.ts';
import type { CreateOrder, RefundPart } from './wire-request.ts';

export type ProviderOptions = {
  readonly clock: Clock;
  readonly stateFile: StateFile;
  readonly webhook: WebhookTarget;
  readonly publicUrl: string;
  readonly merchant?: { readonly name: string; readonly city: string };
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = (prefix: string): string =>
  prefix + Array.from(randomBytes(26), (byte) => CROCKFORD[byte % 32]).join('');

// E2E ids of the Central Bank: E (payment) or D (refund), ISPB, UTC minute, 11 characters; 32 in all.
function endToEndId(kind: 'E' | 'D', at: number): string {
  const minute = new Date(at).toISOString().replace(/\D/g, '').slice(0, 12);
  return `${kind}00000000${minute}${id('').slice(0, 11)}`;
}

export type Provider = ReturnType<typeof createProvider>;

/** The provider without HTTP: charges, their expiry, the notifications they cause. */
export function createProvider(options: ProviderOptions) {
  const { clock, stateFile, publicUrl } = options;
  const merchant = options.merchant ?? { name: 'Loja Virtual de Cafe', city: 'Sao Paulo' };
  const state = stateFile.load();
  let behaviour = FAULTLESS;
  let created = 0;
  const save = (): void => stateFile.save(state);
  const notifier = createNotifier({ state, save, clock, webhook: options.webhook, behaviour: () => behaviour });
  const now = (): number => clock().getTime();

  function put(charge: Charge, action?: ChargeAction): Charge {
    state.charges[charge.id] = charge;
    if (action) notifier.enqueue(charge, action);
    save();
    return charge;
  }

  function expireDue(): void {
    for (const charge of Object.values(state.charges)) {
      if (!charges.isDue(charge, now())) continue;
      const expired = charges.expire(charge, now());
      if (expired.ok) put(expired.value, 'order.expired');
    }
  }

  function find(chargeId: string): Result<Charge> {
    expireDue();
    const charge = state.charges[chargeId];
    return charge ? { ok: true, value: charge } : failure('order_not_found', 'Order not found.', [chargeId]);
  }

  function change(chargeId: string, action: ChargeAction, step: (charge: Charge) => Result<Charge>): Result<Charge> {
    const found = find(chargeId);
    const changed = found.ok ? step(found.value) : found;
    return changed.ok ? { ok: true, value: put(changed.value, action) } : changed;
  }

  return {
    find,
    save,
    answers: state.answers,
    now,
    behaviour: () => behaviour,
    behave: (next: Behaviour) => {
      behaviour = Behaviour.parse(next);
    },
    chargesCreated: () => created,
    notificationsDelivered: notifier.delivered,
    notificationsPending: () => state.notifications.length,

    create(order: CreateOrder): Charge {
      created += 1;
      const chargeId = id('ORD');
      const { expiresInMs, ...asked } = order;
      return put({
        ...asked,
        id: chargeId,
        paymentId: id('PAY'),
        createdAt: now(),
        updatedAt: now(),
        expiresAt: now() + expiresInMs,
        qrCode: encodeDynamicPix({
          location: `pix.simulador.example/qr/v2/${chargeId.toLowerCase()}`,
          merchantName: merchant.name,
          merchantCity: merchant.city,
        }),
        status: 'action_required',
        refunds: [],
      });
    },
    list(filter: { externalReference?: string; qrCode?: string } = {}): Charge[] {
      expireDue();
      return Object.values(state.charges)
        .filter((charge) => filter.externalReference === undefined || charge.externalReference === filter.externalReference)
        .filter((charge) => filter.qrCode === undefined || charge.qrCode === filter.qrCode)
        .sort((a, b) => b.createdAt - a.createdAt);
    },
    pay: (chargeId: string, late = false) =>
      change(chargeId, 'order.processed', (charge) =>
        charges.pay(charge, { e2eId: endToEndId('E', now()), now: now(), late }),
      ),
    expire: (chargeId: string) => change(chargeId, 'order.expired', (charge) => charges.expire(charge, now())),
    cancel: (chargeId: string) => change(chargeId, 'order.canceled', (charge) => charges.cancel(charge, now())),
    refund: (chargeId: string, part?: RefundPart) =>
      change(chargeId, 'order.refunded', (charge) => {
        if (part && part.paymentId !== charge.paymentId)
          return failure('transaction_not_found', 'Transaction not found in the order.', [part.paymentId]);
        const step = { id: id('REF'), e2eId: endToEndId('D', now()), now: now() };
        return charges.refund(charge, part ? { ...step, amountCents: part.amountCents } : step);
      }),
    wire: (charge: Charge): WireOrder =>
      wireOrder(charge, { publicUrl, amountErrorCents: behaviour.wrongAmount ? -1 : 0 }),
    /** Moves the world to the present: expires what is due, delivers what is due. */
    async tick(): Promise<void> {
      expireDue();
      await notifier.deliverDue();
    },
  };
}
