import type { CustomerId } from '@loja/kernel/ids.ts';
import type { OrderingPorts } from '../ports.ts';

/** Twenty orders each; a mailbox with more than these goes on with its next sign-in. */
const PAGES = 50;

/**
 * Who has shown that a mailbox is theirs gets the orders that were placed with it and are nobody's, oldest first. What
 * was claimed is skipped, so that a second telling finds nothing to do. Answers how many were claimed.
 */
export const claimOrders =
  ({ ownOrders }: Pick<OrderingPorts, 'ownOrders'>) =>
  async (customerId: CustomerId, emailIndex: string): Promise<number> => {
    let claimed = 0;
    let after: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const { orders, next } = await ownOrders.ofMailbox(emailIndex, after);
      for (const order of orders.filter(({ ownerId }) => ownerId === undefined))
        if ((await ownOrders.claim(order, customerId)) === 'claimed') claimed += 1;
      if (next === undefined) break;
      after = next;
    }
    return claimed;
  };
