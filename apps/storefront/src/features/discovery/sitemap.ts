import type { Catalogue } from '../../lib/catalogue.ts';
import { LOCALES, localised } from '../../lib/locale.ts';
import { absolute } from './absolute.ts';
import { type SitePage, sitePages } from './site-pages.ts';
import { element, escaped, XML_DECLARATION } from './xml.ts';

const alternate = (hreflang: string, path: string): string =>
  `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${escaped(absolute(path))}"/>`;

/** Every language names all of them, itself included, or search engines believe none. */
const alternatesOf = (path: string): string =>
  [...LOCALES.map((locale) => alternate(locale, localised(locale, path))), alternate('x-default', path)].join(
    '',
  );

const entriesOf = ({ path, lastmod }: SitePage): string =>
  LOCALES.map(
    (locale) =>
      `<url>${element('loc', absolute(localised(locale, path)))}${element('lastmod', lastmod)}${alternatesOf(path)}</url>\n`,
  ).join('');

/** Sitemap protocol 0.9, in every language of each page. */
export const sitemap = (catalogue: Catalogue): string =>
  `${XML_DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${sitePages(catalogue).map(entriesOf).join('')}</urlset>\n`;

/** Personal pages of either language and the API stay out; the cart as published is nobody's, and empty. */
const CLOSED = ['/checkout/', '/pedido/', '/conta/'] as const;

export const robots = (): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    ...LOCALES.flatMap((locale) => CLOSED.map((path) => `Disallow: ${localised(locale, path)}`)),
    '',
    `Sitemap: ${absolute('/sitemap.xml')}`,
    '',
  ].join('\n');
