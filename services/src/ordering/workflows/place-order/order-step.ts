import { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import type { Settled } from '../../ports.ts';

/** `payment` is what the waiting task was answered with. */
const Input = z.object({
  orderId: OrderId,
  payment: z.object({ method: PaymentMethod.optional() }).optional(),
});

const outcomeOf = ({ changed, waitSeconds }: Settled): string =>
  changed ? 'moved' : waitSeconds === undefined ? 'unchanged' : 'waits_on';

/** A step of the workflow: its input parsed, its ending logged and handed on. */
export const orderStep =
  (step: string, end: (orderId: OrderId, method?: PaymentMethod) => Promise<Settled>) =>
  async (input: unknown): Promise<Settled & { orderId: OrderId }> => {
    const { orderId, payment } = Input.parse(input);
    const settled = await end(orderId, payment?.method);
    log.info('step done', {
      step,
      orderId,
      outcome: outcomeOf(settled),
      code: settled.status,
    });
    return { orderId, ...settled };
  };
