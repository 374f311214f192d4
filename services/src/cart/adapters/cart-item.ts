import type { Item, Key } from '@loja/platform/dynamo.ts';
import { inOrder, type StoredCart, type StoredLine } from '../domain/cart.ts';

/** An abandoned cart is kept no longer (LGPD: as short as useful). */
export const KEEP_SECONDS = 90 * 24 * 3600;

export const cartKey = (cartId: string): Key => ({ pk: `CART#${cartId}`, sk: 'CART' });

/** A cart row; undefined when its time is over, which DynamoDB may take two days to act on. */
export const parseCart = (item: Item | undefined, nowSeconds: number): StoredCart | undefined => {
  if (!item || item.ttl <= nowSeconds) return undefined;
  // The table has one writer, this context: a row is trusted to be whole.
  const { cartId, lines, coupon } = item as Pick<StoredCart, 'cartId' | 'coupon'> & {
    lines: Record<string, Omit<StoredLine, 'sku'>>;
  };
  return {
    cartId,
    lines: inOrder(Object.entries(lines).map(([sku, line]) => ({ sku, ...line }))),
    ...(coupon ? { coupon } : {}),
  };
};
