import type { Product } from '../../lib/catalogue.ts';

const likeness = (a: Product, b: Product): number => {
  if (!a.coffee || !b.coffee) return a.kind === b.kind ? 1 : 0;
  const [one, two] = [a.coffee, b.coffee];
  const shared = one.notes.filter((note) => two.notes.includes(note)).length;
  return 2 + (one.profile === two.profile ? 3 : 0) + (one.region === two.region ? 2 : 0) + shared;
};

/** Four products to look at next: the most alike of the kind, then something from another shelf. */
export const relatedTo = (product: Product, products: readonly Product[]): Product[] => {
  const others = products.filter((p) => p.slug !== product.slug);
  const alike = others
    .filter((p) => p.kind === product.kind)
    .toSorted((a, b) => likeness(product, b) - likeness(product, a) || a.position - b.position)
    .slice(0, 3);
  const holdsIt = (p: Product) => p.contents?.some(({ slug }) => slug === product.slug) ?? false;
  const across = others
    .filter((p) => p.kind !== product.kind)
    .toSorted((a, b) => Number(holdsIt(b)) - Number(holdsIt(a)) || a.position - b.position);
  return [...alike, ...across].slice(0, 4);
};
