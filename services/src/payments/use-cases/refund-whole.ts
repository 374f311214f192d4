import { type Attempt, refundKey } from '../domain/attempt.ts';
import type { ProviderPorts } from '../ports.ts';

export type Refunded = 'refunded' | 'refund_requested';

/** Returns all of a captured attempt's money, once. When the provider takes its time, its notification records the end. */
export const refundWhole =
  ({ provider, store, clock }: Pick<ProviderPorts, 'provider' | 'store' | 'clock'>) =>
  async (attempt: Attempt, pspOrderId: string): Promise<Refunded> => {
    const charge = await provider.refund(pspOrderId, { key: refundKey(attempt) });
    if (charge.status !== 'refunded') return 'refund_requested';
    await store.refund(attempt, clock());
    return 'refunded';
  };
