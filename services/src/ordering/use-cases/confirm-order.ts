import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Settled } from '../ports.ts';
import { type ConfirmingPorts, confirm } from './end-order.ts';

/** The order's money is there, by this method: paid, its goods sold, announced; once however often it is asked. */
export const confirmOrder =
  (ports: ConfirmingPorts) =>
  (orderId: OrderId, method?: PaymentMethod): Promise<Settled> =>
    confirm(ports, orderId, method);
