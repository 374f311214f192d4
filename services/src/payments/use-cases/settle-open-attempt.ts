import type { OpenAttempt, SettlingPorts } from '../ports.ts';
import { closeAttempt } from './close-attempt.ts';
import { returnMoney } from './return-money.ts';
import { concludeOrder, type Settled, settlePayment } from './settle-payment.ts';

/** A refund whose call was cut off before the provider heard of it is asked for again, under its own key. */
const refundsAgain = async (ports: SettlingPorts, { orderId, attempt }: OpenAttempt): Promise<void> => {
  const payment = await ports.store.load(orderId);
  const waiting = payment?.refunds.filter((one) => one.attempt === attempt && one.status === 'asked') ?? [];
  for (const { refundId } of waiting) await returnMoney(ports)(orderId, { refundId });
};

/** A card whose answer never came: it is looked for at the provider, and closed when there is none. */
const lostCard = async (ports: SettlingPorts, { orderId, attempt }: OpenAttempt): Promise<Settled> => {
  const payment = await ports.store.load(orderId);
  const lost = payment?.attempts.find((one) => one.attempt === attempt);
  if (!payment || lost?.method !== 'card') return 'open';
  const closed = await closeAttempt(ports, payment, lost, 'cancelled', () => true);
  return closed.kind === 'captured' ? concludeOrder(ports)(closed.payment) : closed.kind;
};

/** What the notification of an attempt would have done, had it come. */
export const settleOpenAttempt =
  (ports: SettlingPorts) =>
  async (open: OpenAttempt): Promise<Settled> => {
    if (open.pspOrderId === undefined) return lostCard(ports, open);
    const { outcome } = await settlePayment(ports)({ pspOrderId: open.pspOrderId });
    await refundsAgain(ports, open);
    return outcome;
  };
