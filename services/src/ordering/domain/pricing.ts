import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { Consumption } from './demand.ts';

/** What a cart says: nothing about prices. */
export interface WantedLine {
  sku: string;
  quantity: number;
}

/** A variant as the catalogue sells it now. */
export interface Sellable {
  sku: string;
  productSlug: string;
  name: string;
  variantLabel: string;
  kind: 'coffee' | 'kit' | 'equipment';
  priceCents: number;
  consumes: readonly Consumption[];
}

export interface PricedLine<Variant extends Sellable = Sellable> {
  variant: Variant;
  quantity: number;
}

export interface Totals {
  goodsCents: number;
  discountCents: number;
  shippingCents: number;
  totalCents: number;
}

/** Lines at the catalogue's prices; a SKU that is no longer sold refuses the cart and is named. */
export const priceLines = <Variant extends Sellable>(
  wanted: readonly WantedLine[],
  variants: readonly Variant[],
): Result<PricedLine<Variant>[], 'sku_not_found'> => {
  const bySku = new Map(variants.map((variant) => [variant.sku, variant]));
  const lines: PricedLine<Variant>[] = [];
  for (const { sku, quantity } of wanted) {
    const variant = bySku.get(sku);
    if (!variant) return fail('sku_not_found', sku);
    lines.push({ variant, quantity });
  }
  return ok(lines);
};

/** The lines as promotions look at them. */
export const asGoods = (lines: readonly PricedLine[]) =>
  lines.map(({ variant: { productSlug, kind, priceCents }, quantity }) => ({
    productSlug,
    kind,
    unitPriceCents: priceCents,
    quantity,
  }));

/** What the shopper pays, in centavos. */
export const totalsOf = (goodsCents: number, discountCents: number, shippingCents: number): Totals => ({
  goodsCents,
  discountCents,
  shippingCents,
  totalCents: goodsCents - discountCents + shippingCents,
});
