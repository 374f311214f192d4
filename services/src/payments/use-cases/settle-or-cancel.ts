import type { OrderId } from '@loja/kernel/ids.ts';
import { type Attempt, cancelKey } from '../domain/attempt.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import type { ProviderPorts } from '../ports.ts';
import { type Recorded, recordCharge } from './record-charge.ts';

export type Ending = 'captured' | 'not_captured';
export type Closing = 'expired' | 'cancelled';

const endingOf = (recorded: Recorded): Ending => (recorded === 'captured' ? 'captured' : 'not_captured');

/**
 * The last word on an order's payment before its goods are let go: the provider is asked once more; money that is
 * there is recorded, a charge that is open is closed. Throws when the provider cannot say.
 */
export const settleOrCancel =
  (ports: ProviderPorts) =>
  async (orderId: OrderId, closing: Closing): Promise<Ending> => {
    const attempt = await ports.store.find(orderId);
    if (!attempt) return 'not_captured';
    if (attempt.status === 'captured') return 'captured';
    // The code never reached the shopper, so nobody can have paid it; at the provider it expires by itself.
    if (attempt.pspOrderId === undefined) return closeUnpaid(ports, attempt, closing);

    const charge = await ports.provider.get(attempt.pspOrderId);
    if (!charge) return closeUnpaid(ports, attempt, closing);
    const recorded = await recordCharge(ports)(attempt, charge);
    if (recorded === 'mismatch') return disown(ports, attempt, charge, closing);
    if (recorded !== 'open') return endingOf(recorded);
    return cancelAtProvider(ports, attempt, charge, closing);
  };

const cancelAtProvider = async (
  ports: ProviderPorts,
  attempt: Attempt,
  charge: Charge,
  closing: Closing,
): Promise<Ending> => {
  const after = await ports.provider.cancel(charge.pspOrderId, cancelKey(attempt));
  if (after.status === 'cancelled') return closeUnpaid(ports, attempt, closing);
  const recorded = await recordCharge(ports)(attempt, after);
  if (recorded === 'open') throw new ProviderUnavailable('the charge is neither paid nor closed');
  return endingOf(recorded);
};

/** A charge that is not what we asked for is closed if it can be; what was paid on it is a person's business. */
const disown = async (
  ports: ProviderPorts,
  attempt: Attempt,
  charge: Charge,
  closing: Closing,
): Promise<Ending> => {
  if (charge.status === 'pending') await ports.provider.cancel(charge.pspOrderId, cancelKey(attempt));
  return closeUnpaid(ports, attempt, closing);
};

const closeUnpaid = async ({ store }: ProviderPorts, attempt: Attempt, closing: Closing): Promise<Ending> => {
  await store.close(attempt, closing);
  return 'not_captured';
};
