import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { secondsToWait } from '../domain/payment-wait.ts';
import type { OrderingPorts, Workflow } from '../ports.ts';
import { existing } from './end-order.ts';

/** For how long each method may be paid, in seconds. */
export type Expiry = (method: PaymentMethod) => number;

/** The order begins to wait for its money, as long as the method it was placed with may be paid. */
export const startWaiting =
  (ports: Pick<OrderingPorts, 'orders' | 'clock'> & { workflow: Workflow; expiryOf: Expiry }) =>
  async (orderId: OrderId): Promise<void> => {
    const { payment } = await existing(ports, orderId);
    const { method } = payment;
    await ports.workflow.start(orderId, secondsToWait(method, ports.expiryOf(method), ports.clock()));
  };
