import { type EnvelopeOf, type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import { OrderFellShort } from '@loja/contracts/events/ordering.ts';
import { ChargebackClosed, ChargebackOpened, PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import * as z from 'zod';
import { type Finding, taskIdOf } from '../domain/task.ts';

const saying = <C extends EventContract>(contract: C, tell: (envelope: EnvelopeOf<C>) => Finding) =>
  z
    .object({
      source: z.literal(contract.source),
      'detail-type': z.literal(contract.name),
      detail: envelopeOf(contract),
    })
    .transform(({ detail }) => tell(detail as EnvelopeOf<C>));

/** An event as the bus puts it into the queue, read as what a person must look at. */
export const BusMessage = z.union([
  saying(PaymentAnomalyFound, ({ occurredAt, data: { kind, orderId, pspOrderId } }) => ({
    kind: 'payment_anomaly',
    taskId: taskIdOf('payment_anomaly', `${kind}.${pspOrderId ?? orderId ?? 'unknown'}`),
    foundAt: occurredAt,
    detail: kind,
    ...(orderId ? { orderId } : {}),
    ...(pspOrderId ? { pspOrderId } : {}),
  })),
  saying(ChargebackOpened, ({ occurredAt, data: { orderId, attempt, amount } }) => ({
    kind: 'chargeback_opened',
    taskId: taskIdOf('chargeback_opened', `${orderId}.${attempt}`),
    foundAt: occurredAt,
    orderId,
    found: amount.cents,
    detail: 'open',
  })),
  saying(OrderFellShort, ({ occurredAt, data: { orderId, total, missing } }) => ({
    kind: 'order_fell_short',
    taskId: taskIdOf('order_fell_short', orderId),
    foundAt: occurredAt,
    orderId,
    expected: total.cents,
    found: total.cents - missing.cents,
  })),
  // The same task: whoever disputes it must learn how it ended.
  saying(ChargebackClosed, ({ occurredAt, data: { orderId, attempt, amount, won } }) => ({
    kind: 'chargeback_opened',
    taskId: taskIdOf('chargeback_opened', `${orderId}.${attempt}`),
    foundAt: occurredAt,
    orderId,
    found: amount.cents,
    detail: won ? 'won' : 'lost',
  })),
]);
