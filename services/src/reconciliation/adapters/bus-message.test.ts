import { OrderFellShort } from '@loja/contracts/events/ordering.ts';
import { ChargebackClosed, ChargebackOpened, PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import { newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { announcementOf } from '@loja/platform/bus.ts';
import { describe, expect, test } from 'vitest';
import { BusMessage } from './bus-message.ts';

const at = new Date('2026-11-25T06:00:00.000Z');
const queued = ({ source, name, detail }: ReturnType<typeof announcementOf>) =>
  BusMessage.parse({ source, 'detail-type': name, detail: JSON.parse(detail) });

describe('an event that needs a person', () => {
  const orderId = newOrderId();
  const disputed = { orderId, attempt: 2, amount: brl(5000) };

  test('names what payments found wrong, and at which charge', () => {
    const anomaly = { kind: 'wrong_amount', orderId, pspOrderId: 'ORD1' } as const;
    expect(queued(announcementOf(PaymentAnomalyFound, anomaly, at))).toEqual({
      kind: 'payment_anomaly',
      taskId: 'payment_anomaly.wrong_amount.ORD1',
      foundAt: at.toISOString(),
      detail: 'wrong_amount',
      orderId,
      pspOrderId: 'ORD1',
    });
  });

  test('tells of a chargeback and of its end under one id', () => {
    const opened = queued(announcementOf(ChargebackOpened, disputed, at));
    const closed = queued(announcementOf(ChargebackClosed, { ...disputed, won: false }, at));
    expect(opened).toMatchObject({ taskId: `chargeback_opened.${orderId}.2`, found: 5000, detail: 'open' });
    expect(closed).toMatchObject({ taskId: opened.taskId, detail: 'lost' });
  });

  test('tells of goods whose money was given back at the provider', () => {
    const short = { orderId, total: brl(5480), missing: brl(1000) };
    expect(queued(announcementOf(OrderFellShort, short, at))).toEqual({
      kind: 'order_fell_short',
      taskId: `order_fell_short.${orderId}`,
      foundAt: at.toISOString(),
      orderId,
      expected: 5480,
      found: 4480,
    });
  });

  test('is refused when it is another event', () => {
    const message = { source: 'payments', 'detail-type': 'PaymentCaptured', detail: {} };
    expect(BusMessage.safeParse(message).success).toBe(false);
  });
});
