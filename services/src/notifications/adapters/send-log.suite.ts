import { secondsAfter } from '@loja/kernel/clock.ts';
import { newEventId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { SendLog } from '../ports.ts';
import { LEASE_SECONDS } from './send-log.dynamodb.ts';

const at = new Date('2026-11-24T15:00:00.000Z');

/** What every send log must do. */
export const sendLogSuite = (name: string, start: () => SendLog): void => {
  describe(name, () => {
    test('gives a letter to one sender only', async () => {
      const log = start();
      const send = { eventId: newEventId(), kind: 'order-paid' } as const;
      const claims = await Promise.all([log.claim(send, at), log.claim(send, at), log.claim(send, at)]);
      expect(claims.toSorted()).toEqual(['held', 'held', 'mine']);
    });

    test('gives it to another once the sender is taken for dead', async () => {
      const log = start();
      const send = { eventId: newEventId(), kind: 'order-paid' } as const;
      await log.claim(send, at);
      expect(await log.claim(send, secondsAfter(at, LEASE_SECONDS - 1))).toBe('held');
      expect(await log.claim(send, secondsAfter(at, LEASE_SECONDS))).toBe('mine');
      expect(await log.claim(send, secondsAfter(at, LEASE_SECONDS))).toBe('held');
    });

    test('never gives out a letter that was sent', async () => {
      const log = start();
      const send = { eventId: newEventId(), kind: 'order-paid' } as const;
      await log.claim(send, at);
      await log.markSent(send, at);
      expect(await log.claim(send, secondsAfter(at, 10 * LEASE_SECONDS))).toBe('sent');
    });

    test('keeps letters and events apart', async () => {
      const log = start();
      const eventId = newEventId();
      await log.claim({ eventId, kind: 'order-paid' }, at);
      expect(await log.claim({ eventId, kind: 'order-placed' }, at)).toBe('mine');
      expect(await log.claim({ eventId: newEventId(), kind: 'order-paid' }, at)).toBe('mine');
    });
  });
};
