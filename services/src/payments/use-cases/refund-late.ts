import type { OrderId } from '@loja/kernel/ids.ts';
import type { ProviderPorts } from '../ports.ts';
import { refundWhole } from './refund-whole.ts';

/** Returns money that no order answers for. Without captured money there is nothing to do. */
export const refundLate =
  (ports: Pick<ProviderPorts, 'provider' | 'store' | 'clock'>) =>
  async (orderId: OrderId): Promise<void> => {
    const attempt = await ports.store.find(orderId);
    if (attempt?.status !== 'captured' || attempt.pspOrderId === undefined) return;
    await refundWhole(ports)(attempt, attempt.pspOrderId);
  };
