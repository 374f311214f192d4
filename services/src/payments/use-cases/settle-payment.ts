import { OrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { attemptIn, type Payment, winnerOf } from '../domain/payment.ts';
import type { Hint, SettlingPorts } from '../ports.ts';
import { returnMoney } from './return-money.ts';
import { holdsMoney, type Noted, readAgain } from './write-payment.ts';

export type Settled =
  | 'unknown_charge'
  | 'not_ours'
  | 'mismatch'
  | 'open'
  | 'captured'
  | 'late'
  | 'refunded'
  | 'refund_requested'
  | 'closed';

/** What came of a hint, and of which order when that is known. */
export interface Settlement {
  outcome: Settled;
  orderId?: OrderId;
}

/**
 * The money is here: the order's workflow is told, also when the order knows already from `PaymentCaptured`, lest it
 * wait in vain. What becomes of an order that had ended is ordering's to say; it hears of the money by the same event.
 */
export const concludeOrder =
  ({ orders, workflow }: Pick<SettlingPorts, 'orders' | 'workflow'>) =>
  async (payment: Payment): Promise<'captured' | 'late' | 'refunded'> => {
    const winner = winnerOf(payment);
    if (!winner || !holdsMoney(payment)) return 'refunded';
    const { orderId, taskToken } = payment;
    const fate = await orders.fate(orderId);
    if (fate === 'lost') return 'late';
    const told = taskToken && (await workflow.succeed(taskToken, { orderId, method: winner.method }));
    // The money is here and the order is about to end, one way or the other.
    if (fate !== 'kept' && told !== 'told')
      throw new NotYet('the workflow has moved on and the order has not');
    return 'captured';
  };

/** What was paid twice goes back at once. */
const surplusBack = async (ports: SettlingPorts, { payment, attempt = 0 }: Noted): Promise<Settled> => {
  const { capturedCents, refundedCents } = attemptIn(payment, attempt);
  if (refundedCents >= capturedCents) return 'refunded';
  const returned = await returnMoney(ports)(payment.orderId, { refundId: `surplus-${attempt}`, attempt });
  return returned === 'refunded' ? 'refunded' : 'refund_requested';
};

const outcomeOf = async (ports: SettlingPorts, noted: Noted): Promise<Settled> => {
  switch (noted.recorded) {
    case 'captured':
      return concludeOrder(ports)(noted.payment);
    case 'surplus':
      return surplusBack(ports, noted);
    case 'disowned':
      return 'mismatch';
    case 'unknown':
    case 'open':
      return 'open';
    case 'closed':
      return 'closed';
  }
};

/**
 * 1. The charge is read again from the provider: the notification is only a hint.
 * 2. Attempt, ledger and event move in one transaction, once.
 * 3. The order's workflow is told; money that no attempt of the order needs goes back.
 */
export const settlePayment =
  (ports: SettlingPorts) =>
  async ({ pspOrderId }: Pick<Hint, 'pspOrderId'>): Promise<Settlement> => {
    const charge = await ports.provider.get(pspOrderId);
    const reference = OrderId.safeParse(charge?.reference);
    const noted =
      charge && reference.success ? await readAgain(ports, reference.data, pspOrderId, charge) : 'not_ours';
    if (noted === 'absent' || noted === 'not_ours') {
      const anomaly = { kind: 'unknown_charge', pspOrderId } as const;
      await ports.store.report(anomaly, ports.clock());
      ports.watch.anomaly(anomaly);
      return { outcome: charge ? 'not_ours' : 'unknown_charge' };
    }
    return { outcome: await outcomeOf(ports, noted), orderId: noted.payment.orderId };
  };
