import { type EventContract, envelopeOf } from '@loja/contracts/event.ts';
import { OrderCancelled, OrderExpired, OrderPaid, OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { PaymentRefunded } from '@loja/contracts/events/payments.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import type { LetterKind } from '../domain/letter.ts';
import type { Occasion } from '../use-cases/send-email.ts';

const AboutOrder = z.object({ orderId: OrderId });

const occasion = (contract: EventContract, kind: LetterKind) =>
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
      }),
    );

/** An event as the bus puts it into the queue, read as the occasion of the letter that it calls for. */
export const BusMessage = z.union([
  occasion(OrderPlaced, 'order-placed'),
  occasion(OrderPaid, 'order-paid'),
  occasion(OrderExpired, 'order-expired'),
  occasion(OrderCancelled, 'order-cancelled'),
  occasion(PaymentRefunded, 'payment-refunded'),
]);
