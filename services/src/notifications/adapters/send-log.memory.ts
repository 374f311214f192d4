import { secondsAfter } from '@loja/kernel/clock.ts';
import type { SendId, SendLog } from '../ports.ts';
import { LEASE_SECONDS } from './send-log.dynamodb.ts';

/** A working log for tests; it passes the same contract as the real one. */
export const memorySendLog = (): SendLog => {
  const rows = new Map<string, Date | 'sent'>();
  const keyOf = ({ eventId, kind }: SendId) => `${eventId} ${kind}`;
  return {
    async claim(send, at) {
      const row = rows.get(keyOf(send));
      if (row === 'sent') return 'sent';
      if (row && row > at) return 'held';
      rows.set(keyOf(send), secondsAfter(at, LEASE_SECONDS));
      return 'mine';
    },
    async markSent(send) {
      rows.set(keyOf(send), 'sent');
    },
  };
};
