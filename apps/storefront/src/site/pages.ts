import type { SiteSettings } from '@loja/contracts/site.ts';
import { guideShelf } from '../features/brewing/guide-shelf.ts';
import { BREW_METHODS, guidePath } from '../features/brewing/recipes.ts';
import { portraitPath, posterPath, SHOP_MARK, SHOP_POSTER } from '../features/discovery/picture-paths.ts';
import { relatedTo } from '../features/product/related.ts';
import { coffeesOn, shelfPath, shelvesOf } from '../features/shelves/shelves.ts';
import { type Catalogue, type Product, pathOf } from '../lib/catalogue.ts';
import { LOCALES, localised } from '../lib/locale.ts';

/** A file of the site and everything that it takes from the catalogue: while that stays, its bytes stay. */
export interface Page {
  path: string;
  /** Too much costs a rendering in vain; too little leaves an old page standing, which `touched.test.ts` finds. */
  shows: readonly (Product | string)[];
}

const NOTHING: Page['shows'] = [];

/** Pages of words alone. */
const FIXED = [
  '/preparo/',
  '/contato/',
  '/politicas/termos/',
  '/politicas/entrega/',
  '/politicas/privacidade/',
  '/politicas/trocas-e-devolucoes/',
];

/** What a shopper visits while buying and in their account; search engines are asked to stay out. */
export const PRIVATE = [
  '/checkout/',
  '/entrar/',
  '/criar-conta/',
  '/esqueci-a-senha/',
  '/conta/',
  '/conta/dados/',
  '/conta/seguranca/',
  '/conta/privacidade/',
];

/** It shows the provider's fields. */
const PAYING = '/pedido/';

/** It asks the index that stands beside it. */
const SEARCH = '/busca/';

const heldBy = ({ contents = [] }: Product, { bySlug }: Catalogue): Product[] =>
  contents.flatMap(({ slug }) => bySlug.get(slug) ?? []);

const productPage = (product: Product, catalogue: Catalogue): Page => ({
  path: pathOf(product),
  shows: [product, ...heldBy(product, catalogue), ...relatedTo(product, catalogue.products)],
});

/** Links to shelves, as many pages have them at their end. */
const shelfLinks = ({ coffees }: Catalogue): string[] => shelvesOf(coffees).map(shelfPath);

const shelfPages = (catalogue: Catalogue): Page[] =>
  shelvesOf(catalogue.coffees).map((shelf) => ({
    path: shelfPath(shelf),
    shows: [...coffeesOn(shelf, catalogue.coffees), ...shelfLinks(catalogue)],
  }));

const guidePages = (catalogue: Catalogue): Page[] =>
  BREW_METHODS.map((method) => {
    const { coffees, tools } = guideShelf(catalogue, method);
    return { path: guidePath(method), shows: [...coffees, ...tools] };
  });

/** The pages that exist in every language, without their language. */
const pagesInEveryLanguage = (catalogue: Catalogue, settings: SiteSettings): Page[] => [
  { path: '/', shows: catalogue.products },
  { path: '/cafes/', shows: catalogue.coffees },
  { path: '/kits/', shows: catalogue.kits },
  { path: '/equipamentos/', shows: catalogue.equipment },
  { path: '/carrinho/', shows: catalogue.products.map(pathOf) },
  { path: '/sobre/', shows: catalogue.coffees.map(drawnOf) },
  { path: '/favoritos/', shows: catalogue.products },
  { path: '/quiz/', shows: catalogue.coffees },
  ...[...FIXED, ...PRIVATE, SEARCH].map((path) => ({ path, shows: NOTHING })),
  { path: PAYING, shows: [JSON.stringify(settings)] },
  ...catalogue.products.map((product) => productPage(product, catalogue)),
  ...shelfPages(catalogue),
  ...guidePages(catalogue),
];

/** A drawing tells no price and no stock: what moves most leaves the dearest files to render alone. */
const drawnOf = ({ variants: _variants, updatedAt: _at, ...facts }: Product): string => JSON.stringify(facts);

const drawnWith = (product: Product, catalogue: Catalogue): string[] =>
  [product, ...heldBy(product, catalogue)].map(drawnOf);

const drawings = (catalogue: Catalogue): Page[] => [
  { path: '/arte/marca.svg', shows: NOTHING },
  { path: '/arte/mural.svg', shows: NOTHING },
  ...catalogue.products.map((product) => ({
    path: `/arte/${product.slug}.svg`,
    shows: drawnWith(product, catalogue),
  })),
];

/** What is drawn for those who take no drawing: shared links, shopping lists. */
const pictures = (catalogue: Catalogue): Page[] => [
  { path: SHOP_POSTER, shows: NOTHING },
  { path: SHOP_MARK, shows: NOTHING },
  ...catalogue.products.flatMap((product) => {
    const shows = drawnWith(product, catalogue);
    return [posterPath(product.slug), portraitPath(product.slug)].map((path) => ({ path, shows }));
  }),
];

const FEEDS = ['/feed/google.xml', '/feed/novidades.xml'];

/**
 * Every file of the site for a catalogue. A new page is published by its line here, and rendered again when something
 * changes that the line names.
 */
export const pagesOf = (catalogue: Catalogue, settings: SiteSettings = {}): Page[] => [
  ...pagesInEveryLanguage(catalogue, settings).flatMap(({ path, shows }) =>
    LOCALES.map((locale) => ({ path: localised(locale, path), shows })),
  ),
  ...drawings(catalogue),
  { path: '/404/', shows: shelfLinks(catalogue) },
  ...pictures(catalogue),
  ...LOCALES.flatMap((locale) =>
    FEEDS.map((path) => ({ path: localised(locale, path), shows: catalogue.products })),
  ),
  ...LOCALES.map((locale) => ({ path: `/busca/indice.${locale}.json`, shows: catalogue.products })),
  { path: '/robots.txt', shows: NOTHING },
  { path: '/sitemap.xml', shows: catalogue.products },
];
