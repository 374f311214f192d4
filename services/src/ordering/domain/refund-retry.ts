import { brl } from '@loja/kernel/money.ts';
import { changeOf, changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import type { Order, Refund } from './order.ts';

/** As long as a bank may take; what has neither come nor failed by then may have been lost on its way to payments. */
const PATIENCE_MS = 24 * 3_600_000;

const isUnderWay = ({ at, askedAgainAt = at, failedAt }: Refund, now: string): boolean =>
  failedAt === undefined && Date.parse(now) - Date.parse(askedAgainAt) < PATIENCE_MS;

const withRefund = ({ refunds = [] }: Order, changed: Refund): Pick<Order, 'refunds'> => ({
  refunds: refunds.map((one) => (one.refundId === changed.refundId ? changed : one)),
});

export interface FailedRefund {
  refundId: string;
  /** Which asking failed; absent: the first. */
  again?: number | undefined;
}

/** The provider would not give the money back: the promise stands until it is asked for anew or made by hand. */
export const decideNoteRefundFailure = (
  order: Order,
  given: Given,
  { refundId, again = 0 }: FailedRefund,
): Decision => {
  const promised = order.refunds?.find((refund) => refund.refundId === refundId);
  if (!promised || promised.doneAt !== undefined || promised.failedAt !== undefined) return same;
  // It was asked for anew since.
  if (again < (promised.again ?? 0)) return same;
  const found = rowFor(order, 'note-refund-failure', given.actor);
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, {
    changes: withRefund(order, { ...promised, failedAt: given.at }),
    detail: { refundId, amount: brl(promised.amountCents) },
  });
};

/**
 * Has a promise of the order asked for once more: it failed, or nothing was heard of it for longer than a bank may take. It
 * stays one refund, which payments makes once. What is done or under way is a success.
 */
export const decideRetryRefund = (order: Order, given: Given, refundId: string): Decision => {
  const promised = order.refunds?.find((refund) => refund.refundId === refundId);
  // What went back by hand at the provider was promised by nobody.
  if (promised?.reason === undefined) return refused('refund_not_found');
  if (promised.doneAt !== undefined || isUnderWay(promised, given.at)) return same;
  const found = rowFor(order, 'retry-refund', given.actor);
  if ('refusal' in found) return found.refusal;
  const { failedAt: _, ...kept } = promised;
  const again = (promised.again ?? 0) + 1;
  const { amountCents, reason } = promised;
  const change = changeOf(order, found.row, given, {
    changes: withRefund(order, { ...kept, again, askedAgainAt: given.at }),
    detail: { refundId, amount: brl(amountCents) },
  });
  return { kind: 'change', change: { ...change, promises: { refundId, amountCents, reason, again } } };
};
