import { OrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { Charge } from '../domain/charge.ts';
import type { FailureName, Hint, SettlingPorts } from '../ports.ts';
import { recordCharge } from './record-charge.ts';
import { refundWhole } from './refund-whole.ts';

export type Settled =
  | 'unknown_charge'
  | 'not_ours'
  | 'mismatch'
  | 'open'
  | 'captured'
  | 'refunded'
  | 'refund_requested'
  | 'closed';

const failureOf = {
  expired: 'PaymentExpired',
  cancelled: 'PaymentCancelled',
  failed: 'PaymentFailed',
} as const satisfies Record<string, FailureName>;

/** The order's fate is asked before its workflow is told, so that a repeated hint finds its work done. */
const conclude =
  ({ orders, workflow, ...ports }: SettlingPorts) =>
  async (attempt: Attempt, pspOrderId: string): Promise<Settled> => {
    const fate = await orders.fate(attempt.orderId);
    if (fate === 'kept') return 'captured';
    if (fate === 'lost') return refundWhole(ports)(attempt, pspOrderId);
    const told = await workflow.succeed(attempt.taskToken, { orderId: attempt.orderId });
    // The money is here and the order is about to end, one way or the other.
    if (told === 'gone') throw new NotYet('the workflow has moved on and the order has not');
    return 'captured';
  };

/** What came of a hint, and of which order when that is known. */
export interface Settlement {
  outcome: Settled;
  orderId?: OrderId;
}

const settle = async (ports: SettlingPorts, attempt: Attempt, charge: Charge): Promise<Settled> => {
  const recorded = await recordCharge(ports)(attempt, charge);
  switch (recorded) {
    case 'captured':
      return conclude(ports)(attempt, charge.pspOrderId);
    case 'expired':
    case 'cancelled':
    case 'failed':
      await ports.workflow.fail(attempt.taskToken, failureOf[recorded]);
      return 'closed';
    case 'open':
    case 'mismatch':
    case 'refunded':
      return recorded;
  }
};

/**
 * 1. The charge is read again from the provider: the notification is only a hint.
 * 2. Attempt, ledger and event move in one transaction, once.
 * 3. The order's workflow is told. If the order ended without the money, the money goes back whole.
 */
export const settlePayment =
  (ports: SettlingPorts) =>
  async ({ pspOrderId }: Hint): Promise<Settlement> => {
    const charge = await ports.provider.get(pspOrderId);
    if (!charge) return { outcome: 'unknown_charge' };
    const reference = OrderId.safeParse(charge.reference);
    const attempt = reference.success ? await ports.store.find(reference.data) : undefined;
    if (!attempt) return { outcome: 'not_ours' };
    return { outcome: await settle(ports, attempt, charge), orderId: attempt.orderId };
  };
