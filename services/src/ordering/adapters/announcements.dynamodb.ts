import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EventContract } from '@loja/contracts/event.ts';
import {
  OrderCancelled,
  OrderDelivered,
  OrderExpired,
  OrderFellShort,
  OrderLinesCancelled,
  OrderPacked,
  OrderPaid,
  OrderReturned,
  OrderSettled,
  OrderShipped,
  RefundDue,
  ReturnPostageGiven,
  ReturnRequested,
} from '@loja/contracts/events/ordering.ts';
import { brl } from '@loja/kernel/money.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Change } from '../domain/change.ts';
import { isSettledBy } from '../domain/forgetting.ts';
import type { Announced } from '../domain/order-states.ts';

const contracts = {
  OrderPaid,
  OrderExpired,
  OrderCancelled,
  OrderPacked,
  OrderShipped,
  OrderDelivered,
  OrderLinesCancelled,
  ReturnRequested,
  ReturnPostageGiven,
  OrderReturned,
} as const satisfies Record<Announced, EventContract>;

/** What a change tells the world. The data is held against the event's contract when its row is made. */
const toldBy = ({ before, after, announces, promises, fallsShortBy }: Change): [EventContract, unknown][] => {
  const { orderId, totals } = after;
  const told: [EventContract, unknown][] = [];
  if (announces) {
    const { name, ...about } = announces;
    told.push([contracts[name], { orderId, total: brl(totals.totalCents), ...about }]);
  }
  if (promises) {
    const { amountCents, ...promise } = promises;
    told.push([RefundDue, { orderId, amount: brl(amountCents), ...promise }]);
  }
  if (isSettledBy(before, after)) told.push([OrderSettled, { orderId }]);
  if (fallsShortBy)
    told.push([OrderFellShort, { orderId, total: brl(totals.totalCents), missing: brl(fallsShortBy) }]);
  return told;
};

export const announcementWrites = (table: string, change: Change): TransactWriteItem[] => {
  const at = new Date(change.after.timeline.at(-1)?.at ?? change.after.placedAt);
  return toldBy(change).map(([contract, data]) => outboxRow(table, contract, data, at));
};
