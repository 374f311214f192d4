import { CartId, type CustomerId } from '@loja/kernel/ids.ts';
import { type Dynamo, removing } from '@loja/platform/dynamo.ts';
import { cartKey, ownCartKey } from './cart-item.ts';

/**
 * The customer's cart goes with what says that it is theirs. Carts that were joined to it name an id that is no one's,
 * and end by themselves.
 */
export const forgetOwnCart =
  (dynamo: Dynamo, table: string) =>
  async (id: CustomerId): Promise<void> => {
    const pointer = await dynamo.get(table, ownCartKey(id), { consistent: true });
    if (!pointer) return;
    await dynamo.transact([
      removing(table, cartKey(CartId.parse(pointer.cartId))),
      removing(table, ownCartKey(id)),
    ]);
  };

/** What is in the customer's cart: two reads. */
export const ownCartShown = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<unknown[]> => {
  const pointer = await dynamo.get(table, ownCartKey(id));
  const cart = pointer && (await dynamo.get(table, cartKey(CartId.parse(pointer.cartId))));
  return cart ? [{ lines: cart.lines, ...(cart.coupon ? { coupon: cart.coupon } : {}) }] : [];
};
