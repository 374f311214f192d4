import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '../adapters/mercado-pago-signature.ts';
import type { Hint } from '../ports.ts';
import { type Notification, receiveNotification } from './receive-notification.ts';

const SECRET = 'webhook-secret';
const now = new Date('2026-11-24T15:00:00Z');

const signed = (ts = now.getTime(), secret = SECRET): Notification => ({
  dataId: 'ORD01ABC',
  topic: 'order',
  requestId: 'req-1',
  signature: `ts=${ts},v1=${createHmac('sha256', secret).update(`id:ORD01ABC;request-id:req-1;ts:${ts};`).digest('hex')}`,
});

const webhook = () => {
  const sent: Hint[] = [];
  const receive = receiveNotification({
    verify: async (notification, at) => verifySignature(notification, SECRET, at),
    hints: { send: async (hint) => void sent.push(hint) },
    clock: () => now,
  });
  return { receive, sent };
};

describe('a notification of the provider', () => {
  test('signed by it becomes a hint in the queue', async () => {
    const { receive, sent } = webhook();
    expect(await receive(signed())).toEqual({ ok: true, value: { received: true } });
    expect(sent).toEqual([{ provider: 'mercadopago', pspOrderId: 'ORD01ABC', requestId: 'req-1' }]);
  });

  test('forged is refused and leaves nothing', async () => {
    const { receive, sent } = webhook();
    expect(await receive(signed(now.getTime(), 'guess'))).toMatchObject({ code: 'signature_invalid' });
    expect(await receive({ ...signed(), dataId: 'ORD02' })).toMatchObject({ code: 'signature_invalid' });
    expect(await receive({ ...signed(), signature: undefined })).toMatchObject({ code: 'signature_invalid' });
    expect(sent).toEqual([]);
  });

  test('replayed after ten minutes is refused and leaves nothing', async () => {
    const { receive, sent } = webhook();
    expect(await receive(signed(now.getTime() - 11 * 60_000))).toMatchObject({ code: 'signature_stale' });
    expect(sent).toEqual([]);
  });

  test('of another topic is acknowledged and dropped', async () => {
    const { receive, sent } = webhook();
    expect(await receive({ ...signed(), topic: 'payment' })).toMatchObject({ ok: true });
    expect(sent).toEqual([]);
  });
});
