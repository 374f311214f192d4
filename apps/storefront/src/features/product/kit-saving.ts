import type { Product, Variant } from '../../lib/catalogue.ts';

type Priced = Pick<Product, 'variants'>;

const bagOf = (product: Priced | undefined, grams: number, grind: Variant['grind']): Variant | undefined => {
  const bags = product?.variants.filter((variant) => variant.netGrams === grams);
  return bags?.find((variant) => variant.grind === grind) ?? bags?.[0];
};

/**
 * What the bags of a kit cost one by one, in centavos, and how much less the kit costs. Undefined when a bag is not sold
 * alone, or when there is nothing to save: a comparison must be true of today's own prices (CDC art. 37).
 */
export const kitSaving = (
  kit: Pick<Product, 'contents' | 'variants'>,
  bySlug: ReadonlyMap<string, Priced>,
): { apartCents: number; savedCents: number } | undefined => {
  const [variant] = kit.variants;
  if (!variant || !kit.contents?.length) return undefined;
  const bags = kit.contents.map(({ slug, netGrams, quantity }) => {
    const bag = bagOf(bySlug.get(slug), netGrams, variant.grind);
    return bag && bag.price.cents * quantity;
  });
  if (bags.includes(undefined)) return undefined;
  const apartCents = bags.reduce<number>((sum, cents) => sum + (cents ?? 0), 0);
  const savedCents = apartCents - variant.price.cents;
  return savedCents > 0 ? { apartCents, savedCents } : undefined;
};
