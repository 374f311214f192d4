import { envelopeOf } from '@loja/contracts/event.ts';
import { RefundDue } from '@loja/contracts/events/ordering.ts';
import * as z from 'zod';

/** `RefundDue` as the bus puts it into the queue. */
export const RefundDueMessage = z
  .object({
    source: z.literal(RefundDue.source),
    'detail-type': z.literal(RefundDue.name),
    detail: envelopeOf(RefundDue),
  })
  .transform(({ detail }) => detail.data);
