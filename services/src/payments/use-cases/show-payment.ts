import type { OrderId } from '@loja/kernel/ids.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { Refund } from '../domain/payment.ts';
import type { PaymentStore } from '../ports.ts';

const shownAttempt = ({
  orderId: _order,
  request: _request,
  pspOrderId: _psp,
  challengeUrl: _url,
  surplus: _surplus,
  feeCents: _fee,
  chargebackLost: _lost,
  ...attempt
}: Attempt) => attempt;

const shownRefund = ({ orderId: _order, ...refund }: Refund) => refund;

/** All that payments keeps of an order and its payer, by the names of its fields, for who asks for their own: one read. */
export const showPayment =
  (store: Pick<PaymentStore, 'load'>) =>
  async (orderId: OrderId): Promise<{ orderId: OrderId } & Record<string, unknown>> => {
    const payment = await store.load(orderId);
    if (!payment) return { orderId };
    const { method, capturedAttempt, attempts, refunds } = payment;
    return {
      orderId,
      method,
      ...(capturedAttempt === undefined ? {} : { capturedAttempt }),
      attempts: attempts.map(shownAttempt),
      refunds: refunds.map(shownRefund),
    };
  };
