import type { OrderId } from '@loja/kernel/ids.ts';
import type { DocumentsPorts } from '../ports.ts';
import { printContract } from './print-contract.ts';

/** Keeps the copy of an order that was placed, once, however often the placing is told. */
export const keepContract =
  (ports: DocumentsPorts) =>
  async (orderId: OrderId): Promise<'kept' | 'already_there'> => {
    const order = await ports.orders.agreed(orderId);
    if (!order) throw new Error('no such order');
    return ports.archive.keep(orderId, await printContract(ports, order));
  };
