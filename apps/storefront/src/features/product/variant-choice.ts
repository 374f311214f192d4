import type { Availability, Grind } from '@loja/contracts/http/product-ids.ts';
import type { Money } from '@loja/kernel/money.ts';

export type BuyVariant = {
  sku: string;
  label: string;
  price: Money;
  availability: Availability;
  netGrams?: number | undefined;
  pricePerKilogram?: Money | undefined;
  grind?: Grind | undefined;
};

const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

export const weightsOf = (variants: readonly BuyVariant[]): number[] =>
  distinct(variants.flatMap((v) => v.netGrams ?? [])).toSorted((a, b) => a - b);

export const grindsOf = (variants: readonly BuyVariant[]): Grind[] =>
  distinct(variants.flatMap((v) => v.grind ?? []));

/** The variant of a weight and a grind; the nearest there is when the pair is not sold. */
export const choose = (
  variants: readonly BuyVariant[],
  grams: number | undefined,
  grind: Grind | undefined,
): BuyVariant | undefined =>
  variants.find((v) => v.netGrams === grams && v.grind === grind) ??
  variants.find((v) => v.netGrams === grams) ??
  variants.find((v) => v.grind === grind) ??
  variants[0];

/** "250 g", "1 kg". */
export const weightText = (grams: number): string =>
  grams % 1000 === 0 ? `${grams / 1000} kg` : `${grams} g`;

/** The page's variants with what the shop answers now laid over them; the page's own words stay when it is silent. */
export const refreshed = (variants: readonly BuyVariant[], live: readonly BuyVariant[]): BuyVariant[] => {
  const bySku = new Map(live.map((v) => [v.sku, v]));
  return variants.map((v) => ({ ...v, ...bySku.get(v.sku) }));
};

/** What one unit costs by Pix; the cart discounts the sum, so that several units may differ by a centavo. */
export const pixPrice = (cents: number, percent: number): { cents: number } => ({
  cents: cents - Math.round((cents * percent) / 100),
});
