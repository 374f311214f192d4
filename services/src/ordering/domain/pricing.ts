import { split } from '@loja/kernel/money.ts';
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

/** Price of the goods before any discount, in centavos. */
export const goodsOf = (lines: readonly PricedLine[]): number =>
  lines.reduce((total, { variant, quantity }) => total + variant.priceCents * quantity, 0);

/** What the shopper pays, in centavos. */
export const totalsOf = (goodsCents: number, discountCents: number, shippingCents: number): Totals => ({
  goodsCents,
  discountCents,
  shippingCents,
  totalCents: goodsCents - discountCents + shippingCents,
});

/**
 * The discount share of every unit, line by line. Frozen at sale: a return of one unit gives back exactly what
 * was paid for it, and the NF-e wants the share of each item.
 */
export const discountShares = (lines: readonly PricedLine[], discountCents: number): number[][] => {
  const units = lines.flatMap(({ variant, quantity }) => Array<number>(quantity).fill(variant.priceCents));
  const shares = discountCents === 0 ? units.map(() => 0) : split(discountCents, units);
  let from = 0;
  return lines.map(({ quantity }) => {
    from += quantity;
    return shares.slice(from - quantity, from);
  });
};
