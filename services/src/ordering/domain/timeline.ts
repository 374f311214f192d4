import type { OrderActor, ShownEntry, TimelineDetail } from '@loja/contracts/http/ordering.ts';
import type * as z from 'zod';
import type { Order } from './order.ts';

/** What payments knows to have happened to the order's money, oldest first. */
export interface MoneyHappening {
  at: string;
  event: NonNullable<ShownEntry['event']>;
  actor: OrderActor;
  detail: z.infer<typeof TimelineDetail>;
}

/** The order's events and its money's in one line of time; money moves no status, so it has that of the event before. */
export const timelineOf = (
  { timeline }: Pick<Order, 'timeline'>,
  happened: readonly MoneyHappening[] = [],
): ShownEntry[] => {
  const own = timeline.map((entry): ShownEntry => entry);
  const statusAt = (at: string): ShownEntry['status'] =>
    (own.findLast((entry) => entry.at <= at) ?? own[0])?.status ?? 'awaiting_payment';
  const money = happened.map((one): ShownEntry => ({ ...one, status: statusAt(one.at) }));
  // Sorting is stable: of the same instant the order's own comes first.
  return [...own, ...money].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};
