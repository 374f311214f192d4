import type { OrderId } from '@loja/kernel/ids.ts';
import { brl, type Money } from '@loja/kernel/money.ts';
import type { AttemptStatus, Pix } from '../domain/attempt.ts';
import type { PaymentStore } from '../ports.ts';

export interface PaymentView {
  method: 'pix';
  status: AttemptStatus;
  amount: Money;
  pix?: Pix;
}

/** The order's payment for its page; undefined until the workflow has begun to ask for it. */
export const viewPayment =
  (store: Pick<PaymentStore, 'find'>) =>
  async (orderId: OrderId): Promise<PaymentView | undefined> => {
    const attempt = await store.find(orderId);
    return (
      attempt && {
        method: 'pix',
        status: attempt.status,
        amount: brl(attempt.totals.totalCents),
        ...(attempt.pix ? { pix: attempt.pix } : {}),
      }
    );
  };
