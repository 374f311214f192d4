import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { CustomerPorts } from '../ports.ts';
import type { Asker } from './profile.ts';

type Parts = Record<string, unknown>;

/** The parts of the answer, as the data map names them (`packages/contracts/src/privacy/data-map.ts`). */
const partsOf = async (
  { profiles, addresses, consents, others, personOf }: CustomerPorts,
  { customer: { id }, access }: Asker,
): Promise<Parts> => {
  const { email, locale } = await personOf(access);
  await others.claimOrders(id, { email });
  const [told, kept, said, sessions, cart, orders] = await Promise.all([
    profiles.find(id),
    addresses.of(id),
    consents.of(id),
    others.sessions(id),
    others.cart(id),
    others.orders(id),
  ]);
  const orderIds = orders.map(({ orderId }) => orderId);
  return {
    profile: { ...told, sub: id, email, locale },
    addresses: kept,
    consents: said,
    sessions,
    cart,
    orders,
    payments: await others.payments(orderIds),
    documents: orderIds.map((orderId) => ({ orderId, contract: `/api/orders/${orderId}/contract` })),
  };
};

/**
 * At once and in one answer: an account with a thousand orders is some three megabytes, and an answer may have six; what
 * is read takes tens of milliseconds per order, and a call may take twenty seconds.
 */
export const exportData =
  (ports: CustomerPorts) =>
  async (
    asker: Asker,
  ): Promise<Result<{ madeAt: string; parts: Parts }, 'reauthentication_needed' | 'busy'>> => {
    const now = ports.clock();
    if (!ports.isFresh(asker.customer.authTime, unixSeconds(now))) return fail('reauthentication_needed');
    const parts = await partsOf(ports, asker);
    await ports.issueNotice('data-exported', await ports.personOf(asker.access));
    return ok({ madeAt: now.toISOString(), parts });
  };
