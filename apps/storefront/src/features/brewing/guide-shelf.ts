import type { Catalogue, Coffee, Product } from '../../lib/catalogue.ts';
import { type BrewMethod, RECIPES } from './recipes.ts';

/** What a guide has to sell: a row of coffees that are good this way, and those of our tools that it uses. */
export const guideShelf = (
  { coffees, bySlug }: Catalogue,
  method: BrewMethod,
): { coffees: Coffee[]; tools: Product[] } => ({
  coffees: coffees.filter(({ coffee }) => coffee.methods.includes(method)).slice(0, 4),
  tools: RECIPES[method].tools.flatMap((slug) => bySlug.get(slug) ?? []),
});
