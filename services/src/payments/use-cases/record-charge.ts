import type { Attempt } from '../domain/attempt.ts';
import { type Charge, mismatchOf } from '../domain/charge.ts';
import type { RecordingPorts } from '../ports.ts';

export type Recorded = 'open' | 'captured' | 'refunded' | 'expired' | 'cancelled' | 'failed' | 'mismatch';

/** Money that we have recorded and the provider denies is a person's business. */
const closeUnpaid = async (
  { store, watch }: RecordingPorts,
  attempt: Attempt,
  status: 'expired' | 'cancelled' | 'failed',
): Promise<Recorded> => {
  if (attempt.status === 'captured' || attempt.status === 'refunded') {
    watch.unknownStatus(attempt.orderId);
    return 'open';
  }
  await store.close(attempt, status);
  return status;
};

/**
 * Moves the attempt and the books to what the provider says of its charge. A charge that is not the one asked for,
 * and a status that we do not know, move nothing. A store that has made the move already makes it no more.
 */
export const recordCharge =
  (ports: RecordingPorts) =>
  async (attempt: Attempt, charge: Charge): Promise<Recorded> => {
    const { store, watch, clock } = ports;
    const mismatch = mismatchOf(attempt, charge);
    if (mismatch) {
      watch.mismatch(attempt.orderId, mismatch);
      return 'mismatch';
    }
    switch (charge.status) {
      case 'unknown':
        watch.unknownStatus(attempt.orderId);
        return 'open';
      case 'pending':
      case 'challenge':
      case 'charged_back':
        return 'open';
      case 'captured':
      case 'partially_refunded':
        await store.capture(attempt, charge.pspOrderId, clock());
        return attempt.status === 'refunded' ? 'refunded' : 'captured';
      case 'refunded':
        await store.capture(attempt, charge.pspOrderId, clock());
        await store.refund(attempt, clock());
        return 'refunded';
      case 'expired':
      case 'cancelled':
      case 'failed':
        return closeUnpaid(ports, attempt, charge.status);
    }
  };
