import { PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Anomaly } from '../domain/anomaly.ts';
import { dayOf, openSince } from '../domain/books.ts';
import type { Announcement, Payment } from '../domain/payment.ts';
import type { PaymentStore } from '../ports.ts';

export interface MemoryPaymentStore extends PaymentStore {
  readonly announced: Announcement[];
  /** The next commit finds that someone else was first. */
  overtakeNext(): void;
}

/** A working store for tests; it passes the same contract as the real one. */
export const memoryPaymentStore = (): MemoryPaymentStore => {
  const payments = new Map<OrderId, Payment>();
  const announced: Announcement[] = [];
  const reported = new Set<string>();
  let overtaken = false;
  const all = () => [...payments.values()];
  return {
    announced,
    overtakeNext() {
      overtaken = true;
    },
    load: async (orderId) => payments.get(orderId),
    async commit(before, { payment, events }) {
      const stored = payments.get(before.orderId)?.revision ?? 0;
      if (overtaken || stored !== before.revision) {
        overtaken = false;
        return undefined;
      }
      const written = { ...payment, revision: before.revision + 1 };
      payments.set(before.orderId, written);
      announced.push(...events);
      return written;
    },
    async report(anomaly: Anomaly) {
      const name = `${anomaly.kind}#${anomaly.pspOrderId}`;
      if (reported.has(name)) return;
      reported.add(name);
      announced.push({ contract: PaymentAnomalyFound, data: anomaly });
    },
    async openBefore(before, { limit, newestFirst = false }) {
      const open = all().flatMap((payment) =>
        payment.attempts.flatMap(({ orderId, attempt, pspOrderId }) => {
          const createdAt = openSince(payment, attempt);
          return createdAt === undefined || createdAt >= before.toISOString()
            ? []
            : [{ orderId, attempt, createdAt, ...(pspOrderId ? { pspOrderId } : {}) }];
        }),
      );
      open.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
      return (newestFirst ? open.reverse() : open).slice(0, limit);
    },
    entriesOf: async (day) =>
      all()
        .flatMap(({ entries }) => entries)
        .filter(({ at }) => dayOf(at) === day)
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
};
