import { systemClock } from '@loja/kernel/clock.ts';
import { CartId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as rows from './adapters/cart-item.ts';
import { ownCartShown } from './adapters/forget-own-cart.dynamodb.ts';
import { dynamoOwnCarts } from './adapters/own-carts.dynamodb.ts';
import type * as domain from './domain/cart.ts';
import * as merging from './use-cases/merge-carts.ts';

export type StoredCart = domain.StoredCart;

/** For callers that read a cart with their own items: keys and parsers (undefined: absent, out of time or another's). */
export const { cartKey, ownCartKey, parseCart, joinedTo } = rows;

/**
 * For who signs a customer in: joins the cart that the device remembers to the customer's own. What is no cart's id
 * joins nothing. `cut`: not everything fitted. Undefined: the customer has no cart.
 */
export const mergeCarts = (dynamo: Dynamo, table: string) => {
  const merge = merging.mergeCarts(dynamoOwnCarts(dynamo, table, systemClock));
  return (customerId: string, deviceCart: string | undefined) =>
    merge(customerId, CartId.safeParse(deviceCart).data);
};

/** What is kept in a customer's cart, for who asks for their own: two reads. */
export const personalDataOf = ownCartShown;
