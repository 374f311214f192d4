import type { Clock } from '@loja/kernel/clock.ts';
import { ended, forgettableBefore } from '../domain/forgetting.ts';
import type { Forgetting } from '../ports.ts';

/** Of one status in one run; what is left is done by the next. */
const A_RUN = 100;

/**
 * Orders whose time is over lose their buyer, a guest's as well as a customer's: unpaid ones after half a year, sales
 * when the law lets go of them. A record that was kept apart goes by its own date. Answers how many.
 */
export const forgetOldOrders =
  ({ forgetting, clock }: { forgetting: Forgetting; clock: Clock }) =>
  async (): Promise<number> => {
    let count = 0;
    for (const status of ended)
      for (const order of await forgetting.due(status, forgettableBefore(status, clock()), A_RUN)) {
        await forgetting.forget(order, { forGood: true });
        count += 1;
      }
    return count;
  };
