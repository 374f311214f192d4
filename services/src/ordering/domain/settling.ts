import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import { paidBy, tookMoney } from './money.ts';
import type { Order } from './order.ts';

/**
 * The money came. An order that awaits it is paid; one that had expired is paid too if its goods can still be had.
 * An order that took its money before, and whatever became of it since, is a success.
 */
export const decideConfirm = (order: Order, given: Given, method: PaymentMethod | undefined): Decision => {
  if (tookMoney(order)) return same;
  const found = rowFor(order, 'confirm', given.actor);
  if ('refusal' in found) return found.refusal;
  const { row } = found;
  return changing(order, row, given, {
    changes: paidBy(order, method),
    stock: [{ effect: row.stock === 'take' ? 'take' : 'sell', demand: order.demand }],
    mayBeShort: row.stock === 'take',
  });
};

/** Money for an order that ended without it, and that it cannot take any more, goes back whole. */
export const decideRefuseLate = (order: Order, given: Given, method: PaymentMethod | undefined): Decision => {
  if (tookMoney(order)) return same;
  const found = rowFor(order, 'refuse-late', given.actor);
  if ('refusal' in found) return found.refusal;
  const changes = paidBy(order, method);
  return changing(order, found.row, given, {
    changes,
    promises: {
      refundId: 'late',
      amountCents: (changes.totals ?? order.totals).totalCents,
      reason: order.status === 'expired' ? 'late_without_stock' : 'late_after_cancellation',
    },
  });
};

/** The wait is over without money: the goods are free again, once. */
export const decideLetGo = (order: Order, given: Given, command: 'expire' | 'cancel'): Decision => {
  if (order.status === (command === 'expire' ? 'expired' : 'cancelled')) return same;
  // Only the wait for payment ends here: a paid order is cancelled by who may, with its money.
  if (order.status !== 'awaiting_payment') return refused('order_move_refused');
  const found = rowFor(order, command, given.actor);
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, { stock: [{ effect: 'free', demand: order.demand }] });
};
