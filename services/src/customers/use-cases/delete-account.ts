import { unixSeconds } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { CustomerPorts } from '../ports.ts';
import type { Asker } from './profile.ts';

type Refused = 'reauthentication_needed' | 'orders_under_way' | 'busy';

/**
 * Nothing that is owed may be lost with the account: an order under way refuses, also one that was bought as a guest with
 * its mailbox. Sessions end at once, on every device. What is declared is carried out by each context within seconds,
 * however often one of them fails at first; identity takes the person out of the pool.
 */
export const deleteAccount =
  ({ isFresh, others, departures, personOf, clock }: CustomerPorts) =>
  async ({ customer, access }: Asker): Promise<Result<{ deleted: true }, Refused>> => {
    if (!isFresh(customer.authTime, unixSeconds(clock()))) return fail('reauthentication_needed');
    const person = await personOf(access);
    await others.claimOrders(customer.id, person);
    if (await others.hasOrdersUnderWay(customer.id)) return fail('orders_under_way');
    const declared = await departures.declare(customer.id, person);
    if (declared === 'busy') return fail('busy');
    await others.endSessions(customer.id);
    return ok({ deleted: true });
  };
