import type { OrderId } from '@loja/kernel/ids.ts';
import type { Settled } from '../ports.ts';
import { confirm, type EndingPorts } from './end-order.ts';

/** Ends a paid order's wait: paid, its goods sold, announced; once however often it is asked. */
export const confirmOrder =
  (ports: EndingPorts) =>
  (orderId: OrderId): Promise<Settled> =>
    confirm(ports, orderId);
