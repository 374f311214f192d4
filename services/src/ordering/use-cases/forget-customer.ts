import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { fiscalRecordOf, isForgotten, isUnderWay } from '../domain/forgetting.ts';
import type { Forgetting, People } from '../ports.ts';

export interface ForgettingPorts {
  forgetting: Forgetting;
  people: Pick<People, 'open'>;
}

/**
 * Every order of a customer who is gone loses its buyer; of each sale the fiscal record stays apart (LGPD art. 16 I).
 * Only an order placed in the very moment of the deletion can be under way: it keeps its buyer until it is settled
 * (`forgetSettled`). Answers how many were forgotten.
 */
export const forgetCustomer =
  ({ forgetting, people }: ForgettingPorts) =>
  async (owner: CustomerId): Promise<number> => {
    const orders = await forgetting.ordersOf(owner);
    const done = orders.filter((order) => !isUnderWay(order));
    for (const order of done) {
      const record = isForgotten(order) ? undefined : fiscalRecordOf(order, await people.open(order));
      await forgetting.forget(order, { owner, record });
    }
    return done.length;
  };

/** An order that was under way when its owner left is settled: now it loses its buyer too. */
export const forgetSettled =
  (ports: ForgettingPorts) =>
  async (orderId: OrderId): Promise<number> => {
    const owner = await ports.forgetting.departedOwnerOf(orderId);
    return owner === undefined ? 0 : forgetCustomer(ports)(owner);
  };
