import type { FileReply } from '@loja/contracts/route.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { DocumentsPorts } from '../ports.ts';
import { printContract } from './print-contract.ts';

/** The kept copy for whoever holds the order's token or owns it; one that is not there yet is made now and kept. */
export const handOutContract =
  (ports: DocumentsPorts) =>
  async (
    orderId: OrderId,
    token: string | undefined,
    customerId?: CustomerId,
  ): Promise<Result<FileReply, 'order_not_found'>> => {
    const order = await ports.orders.agreedForOwner(orderId, token, customerId);
    if (!order) return fail('order_not_found');
    const name = `contrato-${orderId}.pdf`;
    const found = await ports.archive.find(orderId);
    if (found) return ok({ name, bytes: found });
    const copy = await printContract(ports, order);
    const kept = await ports.archive.keep(orderId, copy);
    // Another was quicker: what it kept is what everybody gets.
    const bytes = kept === 'kept' ? copy : ((await ports.archive.find(orderId)) ?? copy);
    return ok({ name, bytes });
  };
