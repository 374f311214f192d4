import type { OrderId } from '@loja/kernel/ids.ts';
import type { Archive } from '../ports.ts';

/** A working archive for tests; it passes the same contract as the real one. */
export const memoryArchive = (): Archive => {
  const copies = new Map<OrderId, Uint8Array>();
  return {
    async find(orderId) {
      return copies.get(orderId);
    },
    async drop(orderId) {
      copies.delete(orderId);
    },
    async keep(orderId, copy) {
      if (copies.has(orderId)) return 'already_there';
      copies.set(orderId, copy);
      return 'kept';
    },
  };
};
