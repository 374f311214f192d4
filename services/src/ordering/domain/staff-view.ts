import type { StaffGroup } from '@loja/contracts/access.ts';
import { StaffCommand, type StaffOrder, type StaffOrderSummary } from '@loja/contracts/http/staff-orders.ts';
import { brl } from '@loja/kernel/money.ts';
import { refundableCents } from './money.ts';
import type { Order, Person, Refund } from './order.ts';
import { mayNow } from './order-states.ts';
import { commonView, lineView, type PaymentFacts } from './order-view.ts';
import { missingCents } from './paid-for.ts';
import { timelineOf } from './timeline.ts';
import { keptOf, unitPaidCents } from './units.ts';

const refundView = ({
  refundId,
  amountCents,
  reason,
  at,
  doneAt,
  failedAt,
}: Refund): StaffOrder['refunds'][number] => ({
  refundId,
  amount: brl(amountCents),
  ...(reason ? { reason } : {}),
  promisedAt: at,
  ...(doneAt ? { doneAt } : {}),
  ...(failedAt ? { failedAt } : {}),
});

/** A refund is asked for anew only where one was promised and is not done. */
const hasOpenPromise = ({ refunds = [] }: Order): boolean =>
  refunds.some(({ reason, doneAt }) => reason !== undefined && doneAt === undefined);

/** The order in full, with what this member of staff may ask of it now. */
export const staffViewOf = (
  order: Order,
  { customer, address }: Person,
  {
    facts,
    names,
    payer,
  }: { facts: PaymentFacts | undefined; names: ReadonlyMap<string, string>; payer: Order },
  groups: readonly StaffGroup[],
): StaffOrder => ({
  ...commonView(order, facts),
  revision: order.revision ?? 0,
  customer,
  address,
  lines: order.lines.map((line) => ({
    ...lineView(line),
    unitPaid: Array.from({ length: line.quantity }, (_, unit) => brl(unitPaidCents(line, unit))),
  })),
  refunds: (order.refunds ?? []).map(refundView),
  refundable: brl(refundableCents(order)),
  held: order.hold !== undefined,
  missing: brl(missingCents(payer)),
  ...(order.returns ? { returns: order.returns } : {}),
  timeline: timelineOf(order, facts?.happened).map((entry) => {
    const byName = entry.by === undefined ? undefined : names.get(entry.by);
    return byName === undefined ? entry : { ...entry, byName };
  }),
  allowed: StaffCommand.options.filter(
    (command) =>
      mayNow({ ...order, missingCents: missingCents(payer) }, command, 'staff', groups) &&
      (command !== 'retry-refund' || hasOpenPromise(order)),
  ),
});

/** One line of a list. */
export const summaryOf = (order: Order, { customer }: Person): StaffOrderSummary => ({
  orderId: order.orderId,
  status: order.status,
  placedAt: order.placedAt,
  customerName: customer.name,
  units: order.lines.reduce((sum, line) => sum + keptOf(line), 0),
  total: brl(order.totals.totalCents),
  method: order.payment.method,
  held: order.hold !== undefined || missingCents(order) > 0,
});
