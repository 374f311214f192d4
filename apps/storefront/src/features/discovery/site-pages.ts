import { type Catalogue, type Product, pathOf } from '../../lib/catalogue.ts';
import { shop } from '../../lib/shop.ts';
import { type Page, PRIVATE, pagesOf } from '../../site/pages.ts';

/** A page that search engines may show, by its Portuguese path; `lastmod` only where something tells it. */
export type SitePage = { path: string; lastmod?: string };

/** Made for one shopper, or a list of what other pages say. */
const UNLISTED = [...PRIVATE, '/carrinho/', '/pedido/', '/busca/', '/favoritos/', '/404/'];

/** The day on which the product's page last said something else: its row's own, or else its roast. */
const changedOn = (product: Product): string | undefined =>
  (product.updatedAt ?? product.coffee?.roastedOn)?.slice(0, 10);

/** A product's page has its own day; a shelf that of the product that changed last; a policy that of the terms. */
const lastmodOf = ({ path, shows }: Page): string | undefined => {
  if (path.startsWith('/politicas/')) return shop.termsVersion;
  const products = shows.filter((part) => typeof part !== 'string');
  const own = products.find((product) => pathOf(product) === path);
  return (own ? [own] : products)
    .flatMap((product) => changedOn(product) ?? [])
    .toSorted()
    .at(-1);
};

/** Every page worth finding, as the site has it now. */
export const sitePages = (catalogue: Catalogue): SitePage[] =>
  pagesOf(catalogue)
    .filter(({ path }) => path.endsWith('/') && !path.startsWith('/en/') && !UNLISTED.includes(path))
    .map((page) => {
      const lastmod = lastmodOf(page);
      return lastmod === undefined ? { path: page.path } : { path: page.path, lastmod };
    });
