import { confirmingPorts } from '../../adapters/index.ts';
import { confirmOrder } from '../../use-cases/confirm-order.ts';
import { orderStep } from './order-step.ts';

export const handler = orderStep('confirm-order', confirmOrder(confirmingPorts()));
