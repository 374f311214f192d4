import { LINES_CAP, QUANTITY_CAP } from '@loja/contracts/http/cart-caps.ts';
import { inOrder, type StoredCart, type StoredLine } from './cart.ts';

type Contents = Pick<StoredCart, 'lines' | 'coupon'>;

/** Units of a SKU that did not fit. */
export interface Cut {
  sku: string;
  units: number;
}

const together = (one: StoredLine, other: StoredLine): StoredLine => {
  const [earlier, later] = inOrder([one, other]);
  return {
    ...(later ?? one),
    addedAt: earlier?.addedAt ?? one.addedAt,
    quantity: Math.min(QUANTITY_CAP, one.quantity + other.quantity),
  };
};

/**
 * What a customer's cart and their device's become. Of more lines than a cart holds the device's stay, which the shopper
 * has just chosen, and so does the device's coupon.
 */
export const mergeContents = (own: Contents, device: Contents): Contents & { cut: Cut[] } => {
  const owned = new Map(own.lines.map((line) => [line.sku, line]));
  const chosen = device.lines.map((line) => {
    const other = owned.get(line.sku);
    return other ? together(other, line) : line;
  });
  const skus = new Set(chosen.map(({ sku }) => sku));
  const lines = [...chosen, ...own.lines.filter(({ sku }) => !skus.has(sku))].slice(0, LINES_CAP);
  const kept = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of [...own.lines, ...device.lines])
    wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const coupon = device.coupon ?? own.coupon;
  return {
    lines: inOrder(lines),
    ...(coupon ? { coupon } : {}),
    cut: [...wanted].flatMap(([sku, units]) => {
      const over = units - (kept.get(sku) ?? 0);
      return over > 0 ? [{ sku, units: over }] : [];
    }),
  };
};
