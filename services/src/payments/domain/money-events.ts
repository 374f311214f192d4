import type { OrderActor, TimelineDetail } from '@loja/contracts/http/ordering.ts';
import type { MoneyEvent } from '@loja/contracts/http/payments.ts';
import { brl } from '@loja/kernel/money.ts';
import type * as z from 'zod';
import type { Attempt } from './attempt.ts';
import type { Payment, Refund } from './payment.ts';

/** One thing that happened to an order's money, for its timeline. */
export interface MoneyHappening {
  at: string;
  event: MoneyEvent;
  actor: OrderActor;
  detail: z.infer<typeof TimelineDetail>;
}

const begun = { pix: 'pix_made', boleto: 'boleto_made', card: 'card_tried' } as const;

/** How an attempt ended without money, and who ended it. */
const ends: Partial<Record<Attempt['status'], Pick<MoneyHappening, 'event' | 'actor'>>> = {
  failed: { event: 'payment_refused', actor: 'provider' },
  expired: { event: 'payment_expired', actor: 'clock' },
  cancelled: { event: 'payment_withdrawn', actor: 'shop' },
};

const ofAttempt = (attempt: Attempt): MoneyHappening[] => {
  const { method, status, totals, card, refusal, request, createdAt, challengedAt, closedAt } = attempt;
  const end = ends[status];
  // Asked of the provider and not answered yet: there is nothing that could be paid.
  if (!end && attempt.pspOrderId === undefined) return [];
  const about = { method, ...(card ? { card } : {}) };
  const provider = 'provider' as const;
  return [
    {
      at: createdAt,
      event: begun[method],
      actor: request ? 'shopper' : 'shop',
      detail: { ...about, amount: brl(totals.totalCents) },
    },
    ...(challengedAt
      ? [{ at: challengedAt, event: 'card_challenged' as const, actor: provider, detail: about }]
      : []),
    // Attempts of before say that they ended, and not when: not before they began.
    ...(end
      ? [{ at: closedAt ?? createdAt, ...end, detail: { ...about, ...(refusal ? { refusal } : {}) } }]
      : []),
  ];
};

const ofRefund = ({ attempts }: Payment, refund: Refund): MoneyHappening[] => {
  const { refundId, attempt, amountCents, status, askedAt, doneAt } = refund;
  const from = attempts.find((one) => one.attempt === attempt);
  const detail = { refundId, amount: brl(amountCents), ...(from ? { method: from.method } : {}) };
  const told = { actor: 'provider', detail } as const;
  // Of money that was the order's own, and of what failed, the order's own events tell.
  return status === 'done' && from?.surplus
    ? [{ at: doneAt ?? askedAt, event: 'surplus_returned', ...told }]
    : [];
};

/** What happened to the order's money, oldest first, beside what the order itself tells of it. */
export const moneyHappenings = (payment: Payment): MoneyHappening[] =>
  [...payment.attempts.flatMap(ofAttempt), ...payment.refunds.flatMap((one) => ofRefund(payment, one))].sort(
    (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
  );
