import type { CustomerId } from '@loja/kernel/ids.ts';
import { fiscalRecordOf, isForgotten, isUnderWay } from '../domain/forgetting.ts';
import type { Forgetting, People } from '../ports.ts';

export interface ForgettingPorts {
  forgetting: Forgetting;
  people: Pick<People, 'open'>;
}

/**
 * Every order of a customer who is gone loses its buyer; of each sale the fiscal record stays apart (LGPD art. 16 I).
 * Throws when one is under way, which only an order placed in the very moment of the deletion can be: the others are
 * forgotten, and this one when the event comes again.
 */
export const forgetCustomer =
  ({ forgetting, people }: ForgettingPorts) =>
  async (owner: CustomerId): Promise<void> => {
    const orders = await forgetting.ordersOf(owner);
    const done = orders.filter((order) => !isUnderWay(order));
    for (const order of done) {
      const record = isForgotten(order) ? undefined : fiscalRecordOf(order, await people.open(order));
      await forgetting.forget(order, { owner, record });
    }
    if (done.length < orders.length) throw new Error('an order of a deleted account is still under way');
  };
