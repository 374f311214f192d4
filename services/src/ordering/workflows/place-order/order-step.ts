import { OrderId } from '@loja/kernel/ids.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import type { Settled } from '../../ports.ts';

const Input = z.object({ orderId: OrderId });

/** A step of the workflow: its input parsed, its ending logged and handed on. */
export const orderStep =
  (step: string, end: (orderId: OrderId) => Promise<Settled>) =>
  async (input: unknown): Promise<Settled & { orderId: OrderId }> => {
    const { orderId } = Input.parse(input);
    const settled = await end(orderId);
    log.info('step done', {
      step,
      orderId,
      outcome: settled.changed ? 'moved' : 'unchanged',
      code: settled.status,
    });
    return { orderId, ...settled };
  };
