import { CartId } from '@loja/kernel/ids.ts';
import type { Item, Key } from '@loja/platform/dynamo.ts';
import { inOrder, type StoredCart, type StoredLine } from '../domain/cart.ts';
import type { CountedCart } from '../ports.ts';

/** An abandoned cart is kept no longer (LGPD: as short as useful). */
export const KEEP_SECONDS = 90 * 24 * 3600;

export const cartKey = (cartId: string): Key => ({ pk: `CART#${cartId}`, sk: 'CART' });

/** Where a customer's cart is said to be: read by a key that contains the customer. */
export const ownCartKey = (customerId: string): Key => ({ pk: `CUSTOMER#${customerId}`, sk: 'CART' });

const isOver = (item: Item, nowSeconds: number) => item.ttl <= nowSeconds;
const isFor = ({ owner }: Item, visitor: string | undefined) => owner === undefined || owner === visitor;

/**
 * A cart row as `visitor` may have it; undefined when its time is over, which DynamoDB may take two days to act on,
 * when it is a customer's who is not the visitor, and when it only points to its owner's cart (`joinedTo`).
 */
export const parseCart = (
  item: Item | undefined,
  nowSeconds: number,
  visitor: string | undefined,
): StoredCart | undefined => {
  if (!item || isOver(item, nowSeconds) || !isFor(item, visitor) || item.joinedTo !== undefined) return;
  // The table has one writer, this context: a row is trusted to be whole.
  const { cartId, lines, coupon, owner } = item as Pick<StoredCart, 'cartId' | 'coupon' | 'owner'> & {
    lines: Record<string, Omit<StoredLine, 'sku'>>;
  };
  return {
    cartId,
    lines: inOrder(Object.entries(lines).map(([sku, line]) => ({ sku, ...line }))),
    ...(coupon ? { coupon } : {}),
    ...(owner ? { owner } : {}),
  };
};

/** The cart to which this one was joined, for its owner. */
export const joinedTo = (item: Item | undefined, visitor: string | undefined): CartId | undefined =>
  item?.joinedTo !== undefined && isFor(item, visitor) ? CartId.parse(item.joinedTo) : undefined;

/** A cart with the count of its writes, zero for one of before they were counted. */
export const countedCart = (item: Item | undefined, nowSeconds: number): CountedCart | undefined => {
  const cart = parseCart(item, nowSeconds, item?.owner);
  return cart && { ...cart, revision: item?.revision ?? 0 };
};

/** Lines as the row holds them. */
export const linesMap = (lines: readonly StoredLine[]): Record<string, Omit<StoredLine, 'sku'>> =>
  Object.fromEntries(lines.map(({ sku, ...line }) => [sku, line]));
