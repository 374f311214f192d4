import { envelopeOf } from '@loja/contracts/event.ts';
import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import * as z from 'zod';

/** `OrderPlaced` as the bus puts it into the queue: which order, by which event. */
export const PlacedMessage = z
  .object({
    source: z.literal(OrderPlaced.source),
    'detail-type': z.literal(OrderPlaced.name),
    detail: envelopeOf(OrderPlaced),
  })
  .transform(({ detail }) => ({ eventId: detail.id, orderId: detail.data.orderId }));
