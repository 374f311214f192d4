import { type Product, pathOf } from './catalogue.ts';
import { type Locale, messagesOf } from './locale.ts';

/** A step of the way to a page; paths without the language. */
export type Crumb = { name: string; path: string };

/** The home page, then the given steps; the last one is the page itself. */
export const crumbsTo = (locale: Locale, ...steps: readonly Crumb[]): Crumb[] => [
  { name: messagesOf(locale).nav.home, path: '/' },
  ...steps,
];

export const shelfCrumb = (locale: Locale, kind: Product['kind']): Crumb => {
  const { nav } = messagesOf(locale);
  return {
    coffee: { name: nav.coffees, path: '/cafes/' },
    kit: { name: nav.kits, path: '/kits/' },
    equipment: { name: nav.equipment, path: '/equipamentos/' },
  }[kind];
};

export const productCrumbs = (locale: Locale, product: Product): Crumb[] =>
  crumbsTo(locale, shelfCrumb(locale, product.kind), { name: product.name, path: pathOf(product) });
