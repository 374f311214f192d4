import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EventContract } from '@loja/contracts/event.ts';
import * as events from '@loja/contracts/events/ordering.ts';
import { brl } from '@loja/kernel/money.ts';
import { outboxRow } from '@loja/platform/outbox.ts';
import type { Change } from '../domain/change.ts';

/** What a change tells the world. The data is held against the event's contract when its row is made. */
const toldBy = ({ after, announces, promises }: Change): [EventContract, unknown][] => {
  const { orderId, totals } = after;
  const told: [EventContract, unknown][] = [];
  if (announces) {
    const { name, ...about } = announces;
    told.push([events[name], { orderId, total: brl(totals.totalCents), ...about }]);
  }
  if (promises) {
    const { refundId, amountCents, reason } = promises;
    told.push([events.RefundDue, { orderId, refundId, amount: brl(amountCents), reason }]);
  }
  return told;
};

export const announcementWrites = (table: string, change: Change): TransactWriteItem[] => {
  const at = new Date(change.after.timeline.at(-1)?.at ?? change.after.placedAt);
  return toldBy(change).map(([contract, data]) => outboxRow(table, contract, data, at));
};
