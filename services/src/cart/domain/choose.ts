import { LINES_CAP } from '@loja/contracts/http/cart-caps.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { availabilityOf, demandOf } from '#inventory/offers.ts';
import type { StoredCart, StoredLine } from './cart.ts';
import type { Shelf } from './cart-view.ts';

export interface Choice {
  sku: string;
  quantity: number;
  at: Date;
}

/** The line that a choice makes of a cart, or why it cannot be: stock is asked for the cart as a whole. */
export const choose = (
  cart: StoredCart,
  { sku, quantity, at }: Choice,
  { variants, stock }: Shelf,
): Result<StoredLine, 'sku_not_found' | 'out_of_stock' | 'cart_full'> => {
  const variant = variants.get(sku);
  if (!variant) return fail('sku_not_found');
  const others = cart.lines.filter((line) => line.sku !== sku);
  if (others.length >= LINES_CAP) return fail('cart_full');
  const { productSlug, name, variantLabel, priceCents, grams, kind, consumes } = variant;
  const own = new Set(consumes.map(({ stockItemId }) => stockItemId));
  const lines = others.map((line) => ({ quantity: line.quantity, consumes: line.snapshot.consumes }));
  const demand = demandOf([...lines, { quantity, consumes }]).filter(({ stockItemId }) =>
    own.has(stockItemId),
  );
  const availability = availabilityOf(stock, demand);
  if (availability === 'sold_out') return fail('out_of_stock');
  return ok({
    sku,
    quantity,
    addedAt: cart.lines.find((line) => line.sku === sku)?.addedAt ?? at.toISOString(),
    snapshot: {
      productSlug,
      name,
      variantLabel,
      unitPriceCents: priceCents,
      grams,
      kind,
      consumes,
      availability,
    },
  });
};
