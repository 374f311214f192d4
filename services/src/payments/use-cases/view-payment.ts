import type { AttemptView, PaymentView } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { Attempt } from '../domain/attempt.ts';
import { type MoneyHappening, moneyHappenings } from '../domain/money-events.ts';
import { attemptsLeft, latestAttempt, type Payment, winnerOf } from '../domain/payment.ts';
import type { PaymentStore } from '../ports.ts';

const attemptView = ({
  attempt,
  method,
  status,
  totals,
  createdAt,
  refusal,
  card,
}: Attempt): AttemptView => ({
  attempt,
  method,
  status,
  amount: brl(totals.totalCents),
  at: createdAt,
  ...(refusal ? { refusal } : {}),
  ...(card ? { card } : {}),
});

const shown = ({ status, pix, boleto, card, challengeUrl, refusal, refundedCents }: Attempt) => ({
  ...(status === 'pending' && pix ? { pix } : {}),
  ...(status === 'pending' && boleto ? { boleto } : {}),
  ...(card ? { card } : {}),
  ...(status === 'challenge' && challengeUrl ? { challengeUrl } : {}),
  ...(status === 'failed' ? { refusal: refusal ?? 'other' } : {}),
  ...(refundedCents > 0 ? { refunded: brl(refundedCents) } : {}),
});

/** The payment as its order's page shows it; undefined while nothing was tried. */
export const viewOf = (payment: Payment): PaymentView | undefined => {
  const attempt = winnerOf(payment) ?? latestAttempt(payment);
  return (
    attempt && {
      method: attempt.method,
      status: attempt.status,
      amount: brl(attempt.totals.totalCents),
      ...shown(attempt),
      attempts: payment.attempts.map(attemptView),
      attemptsLeft: attemptsLeft(payment),
    }
  );
};

/** The order's payment for its page, with what happened to it; undefined until something was tried. */
export const viewPayment =
  (store: Pick<PaymentStore, 'load'>) =>
  async (orderId: OrderId): Promise<(PaymentView & { happened: MoneyHappening[] }) | undefined> => {
    const payment = await store.load(orderId);
    const view = payment && viewOf(payment);
    return view && { ...view, happened: moneyHappenings(payment) };
  };
