import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { Dynamo, Key } from '@loja/platform/dynamo.ts';
import type { SendId, SendLog } from '../ports.ts';

/** Longer than the function may run, so that a live sender is never overtaken. */
export const LEASE_SECONDS = 60;
/** Events may be replayed from the archive for so long. */
const KEEP_SECONDS = 90 * 24 * 3600;

const keyOf = ({ eventId, kind }: SendId): Key => ({ pk: `SEND#${eventId}`, sk: kind });

/** Which letters have gone out, by event; no person's data. */
export const dynamoSendLog = (dynamo: Dynamo, table: string): SendLog => ({
  async claim(send, at) {
    const claimed = await dynamo.update({
      table,
      key: keyOf(send),
      update: 'SET entity = :entity, #status = :claimed, leaseUntil = :until, #ttl = :ttl',
      condition: 'attribute_not_exists(pk) OR (#status = :claimed AND leaseUntil <= :now)',
      names: { '#status': 'status', '#ttl': 'ttl' },
      values: {
        ':entity': 'SEND',
        ':claimed': 'claimed',
        ':until': secondsAfter(at, LEASE_SECONDS).toISOString(),
        ':now': at.toISOString(),
        ':ttl': unixSeconds(secondsAfter(at, KEEP_SECONDS)),
      },
    });
    if (claimed) return 'mine';
    const found = await dynamo.get(table, keyOf(send), { consistent: true });
    return found?.status === 'sent' ? 'sent' : 'held';
  },
  async markSent(send, at) {
    await dynamo.update({
      table,
      key: keyOf(send),
      update: 'SET #status = :sent, sentAt = :at',
      names: { '#status': 'status' },
      values: { ':sent': 'sent', ':at': at.toISOString() },
    });
  },
});
