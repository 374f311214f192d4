import type { CartId } from '@loja/kernel/ids.ts';
import { mergeContents } from '../domain/merge.ts';
import type { OwnCarts } from '../ports.ts';

/** Overtaken more often than this, the carts stay as they are: the next sign-in joins them. */
const ATTEMPTS = 5;

export interface JoinedCart {
  cartId: CartId;
  /** Something did not fit and was left out. */
  cut: boolean;
}

const tryToJoin = async (
  carts: OwnCarts,
  customerId: string,
  deviceCart: CartId | undefined,
): Promise<JoinedCart | 'none' | 'overtaken'> => {
  const { said, own, device } = await carts.read(customerId, deviceCart);
  const guest = device?.owner === undefined ? device : undefined;
  if (!guest) return own ? { cartId: own.cartId, cut: false } : 'none';
  if (!own) {
    const isAdopted = await carts.adopt(customerId, guest, said);
    return isAdopted ? { cartId: guest.cartId, cut: false } : 'overtaken';
  }
  const { cut, ...merged } = mergeContents(own, guest);
  const isJoined = await carts.join({ ...own, owner: customerId }, guest, merged);
  return isJoined ? { cartId: own.cartId, cut: cut.length > 0 } : 'overtaken';
};

/**
 * Joins the device's cart to the customer's, once however often it is asked. The first cart that a customer brings
 * becomes theirs as it is. One that is another customer's is nobody's here. Undefined: the customer has no cart.
 */
export const mergeCarts =
  (carts: OwnCarts) =>
  async (customerId: string, deviceCart: CartId | undefined): Promise<JoinedCart | undefined> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const joined = await tryToJoin(carts, customerId, deviceCart);
      if (joined === 'none') return undefined;
      if (joined !== 'overtaken') return joined;
    }
    return undefined;
  };
