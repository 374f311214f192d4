import type { OrderId } from '@loja/kernel/ids.ts';
import { type Attempt, type AttemptStatus, sourcesOf } from '../domain/attempt.ts';
import { captureMovement, type Entry, refundMovement } from '../domain/ledger.ts';
import type { LedgerEntry, PaymentStore } from '../ports.ts';

export interface AnnouncedPayment {
  name: 'PaymentCaptured' | 'PaymentRefunded';
  orderId: OrderId;
}

/** A working store for tests; it passes the same contract as the real one. */
export const memoryPaymentStore = (): PaymentStore & { announced: AnnouncedPayment[] } => {
  const attempts = new Map<OrderId, Attempt>();
  const ledger: LedgerEntry[] = [];
  const announced: AnnouncedPayment[] = [];

  const moved = ({ orderId }: Attempt, to: AttemptStatus, set: Partial<Attempt> = {}): boolean => {
    const current = attempts.get(orderId);
    if (!current || !sourcesOf(to).includes(current.status)) return false;
    attempts.set(orderId, { ...current, ...set, status: to });
    return true;
  };
  const mustHave = ({ orderId }: Attempt, ...statuses: AttemptStatus[]): void => {
    const status = attempts.get(orderId)?.status;
    if (!status || !statuses.includes(status)) throw new Error(`attempt did not move from ${status}`);
  };
  const write = (attempt: Attempt, movement: string, entries: Entry[], at: Date): void => {
    for (const entry of entries)
      ledger.push({ ...entry, orderId: attempt.orderId, movement, at: at.toISOString() });
  };

  return {
    announced,
    async begin(asked) {
      const attempt: Attempt = {
        ...(attempts.get(asked.orderId) ?? { ...asked, status: 'preparing' }),
        taskToken: asked.taskToken,
      };
      attempts.set(asked.orderId, attempt);
      return attempt;
    },
    find: async (orderId) => attempts.get(orderId),
    async savePix(attempt, { pspOrderId, pix }) {
      moved(attempt, 'pending', { pspOrderId, pix });
    },
    async capture(attempt, pspOrderId, at) {
      if (!moved(attempt, 'captured', { pspOrderId })) return mustHave(attempt, 'captured', 'refunded');
      write(attempt, 'capture-001', captureMovement(attempt.totals), at);
      announced.push({ name: 'PaymentCaptured', orderId: attempt.orderId });
    },
    async refund(attempt, at) {
      if (!moved(attempt, 'refunded')) return mustHave(attempt, 'refunded');
      write(attempt, 'refund-001', refundMovement(attempt.totals), at);
      announced.push({ name: 'PaymentRefunded', orderId: attempt.orderId });
    },
    async close(attempt, status) {
      moved(attempt, status);
    },
    entries: async (orderId) => ledger.filter((entry) => entry.orderId === orderId),
  };
};
