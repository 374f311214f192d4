import type { OrderId } from '@loja/kernel/ids.ts';
import type { Settled } from '../ports.ts';
import { type EndingPorts, letGo } from './end-order.ts';

/** Ends the wait of an order whose Pix ran out: its goods are free again, once. */
export const expireOrder =
  (ports: EndingPorts) =>
  (orderId: OrderId): Promise<Settled> =>
    letGo(ports, orderId, 'expired', 'clock');
