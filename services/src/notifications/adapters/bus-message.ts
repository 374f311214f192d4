import { type EnvelopeOf, type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import * as ordering from '@loja/contracts/events/ordering.ts';
import * as payments from '@loja/contracts/events/payments.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import type { About } from '../domain/letter.ts';
import type { LetterKind } from '../domain/letters.ts';
import type { Occasion } from '../use-cases/send-email.ts';

const AboutOrder = z.object({ orderId: OrderId });

const occasion = <C extends EventContract>(
  contract: C,
  kind: LetterKind,
  aboutOf: (data: EnvelopeOf<C>['data']) => About = () => ({}),
) =>
  z
    .object({
      source: z.literal(contract.source),
      'detail-type': z.literal(contract.name),
      detail: envelopeOf(contract),
    })
    .transform(
      ({ detail }): Occasion => ({
        kind,
        eventId: detail.id,
        orderId: AboutOrder.parse(detail.data).orderId,
        about: aboutOf(detail.data as EnvelopeOf<C>['data']),
      }),
    );

/** An event as the bus puts it into the queue, read as the occasion of the letter that it calls for. */
export const BusMessage = z.union([
  occasion(ordering.OrderPlaced, 'order-placed'),
  occasion(ordering.OrderPaid, 'order-paid'),
  occasion(ordering.OrderExpired, 'order-expired'),
  occasion(ordering.OrderCancelled, 'order-cancelled'),
  occasion(ordering.OrderShipped, 'order-shipped'),
  occasion(ordering.OrderDelivered, 'order-delivered'),
  occasion(ordering.OrderLinesCancelled, 'lines-cancelled'),
  occasion(ordering.ReturnRequested, 'return-requested', ({ returnId }) => ({ returnId })),
  occasion(ordering.ReturnPostageGiven, 'return-postage', ({ returnId }) => ({ returnId })),
  occasion(ordering.OrderReturned, 'order-returned', ({ returnId }) => ({ returnId })),
  occasion(payments.BoletoIssued, 'boleto-issued'),
  occasion(payments.PaymentRefused, 'payment-refused', ({ reason }) => ({ refusal: reason })),
  occasion(payments.PaymentRefunded, 'payment-refunded', ({ amount, attempt, refundId, surplus }) => ({
    attempt,
    amountCents: amount.cents,
    refundId,
    surplus,
  })),
]);
