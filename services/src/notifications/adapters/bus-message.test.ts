import { OrderPaid } from '@loja/contracts/events/ordering.ts';
import { newEventId, newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { BusMessage } from './bus-message.ts';

const orderId = newOrderId();
const eventId = newEventId();

/** As EventBridge writes it into a queue. */
const message = (source: string, name: string, data: unknown, version = 1) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': name,
  source,
  account: '000000000000',
  time: '2026-11-24T15:00:00Z',
  region: 'sa-east-1',
  resources: [],
  detail: { id: eventId, version, occurredAt: '2026-11-24T15:00:00.000Z', data },
});

describe('an event in the queue', () => {
  test.each([
    ['ordering', 'OrderPlaced', 'order-placed'],
    ['ordering', 'OrderPaid', 'order-paid'],
    ['ordering', 'OrderExpired', 'order-expired'],
    ['ordering', 'OrderCancelled', 'order-cancelled'],
  ])('%s %s calls for the letter %s', (source, name, kind) => {
    const read = BusMessage.parse(message(source, name, { orderId, total: brl(100) }));
    expect(read).toEqual({ orderId, eventId, kind });
  });

  test('payments PaymentRefunded calls for the letter payment-refunded', () => {
    const data = { orderId, attempt: 1, amount: brl(100) };
    const read = BusMessage.parse(message('payments', 'PaymentRefunded', data));
    expect(read).toEqual({ orderId, eventId, kind: 'payment-refunded' });
  });

  test('of a version or source that we do not know is refused', () => {
    const data = { orderId, total: brl(100) };
    expect(BusMessage.safeParse(message('ordering', OrderPaid.name, data, 2)).success).toBe(false);
    expect(BusMessage.safeParse(message('payments', OrderPaid.name, data)).success).toBe(false);
    expect(BusMessage.safeParse(message('ordering', 'OrderPacked', data)).success).toBe(false);
  });
});
