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

const order = { orderId, total: brl(100) };
const attempt = { orderId, attempt: 2, amount: brl(100) };
const returnId = 'ret_0000000000000001';

describe('an event in the queue', () => {
  test.each([
    ['ordering', 'OrderPlaced', order, 'order-placed', {}],
    ['ordering', 'OrderPaid', order, 'order-paid', {}],
    ['ordering', 'OrderExpired', order, 'order-expired', {}],
    ['ordering', 'OrderCancelled', order, 'order-cancelled', {}],
    ['ordering', 'OrderShipped', order, 'order-shipped', {}],
    ['ordering', 'OrderDelivered', order, 'order-delivered', {}],
    ['ordering', 'OrderLinesCancelled', order, 'lines-cancelled', {}],
    ['ordering', 'ReturnRequested', { ...order, returnId }, 'return-requested', { returnId }],
    ['ordering', 'OrderReturned', { ...order, returnId }, 'order-returned', { returnId }],
    ['payments', 'BoletoIssued', attempt, 'boleto-issued', {}],
    [
      'payments',
      'PaymentRefused',
      { ...attempt, method: 'card', reason: 'limit_exceeded' },
      'payment-refused',
      { refusal: 'limit_exceeded' },
    ],
    [
      'payments',
      'PaymentRefunded',
      { ...attempt, refundId: 'cancel', refundedTotal: brl(100) },
      'payment-refunded',
      { attempt: 2, amountCents: 100, refundId: 'cancel' },
    ],
  ])('%s %s calls for its letter', (source, name, data, kind, about) => {
    expect(BusMessage.parse(message(source, name, data))).toEqual({ orderId, eventId, kind, about });
  });

  test('of a version or source that we do not know is refused', () => {
    expect(BusMessage.safeParse(message('ordering', OrderPaid.name, order, 2)).success).toBe(false);
    expect(BusMessage.safeParse(message('payments', OrderPaid.name, order)).success).toBe(false);
    expect(BusMessage.safeParse(message('ordering', 'OrderPacked', order)).success).toBe(false);
  });
});
