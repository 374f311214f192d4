import { endingPorts } from '../../adapters/index.ts';
import { expireOrder } from '../../use-cases/expire-order.ts';
import { orderStep } from './order-step.ts';

export const handler = orderStep('expire-order', expireOrder(endingPorts()));
