import { endingPorts } from '../../adapters/index.ts';
import { cancelOrder } from '../../use-cases/cancel-order.ts';
import { orderStep } from './order-step.ts';

export const handler = orderStep('cancel-order', cancelOrder(endingPorts()));
