import { type Catalogue, isSoldOut, pathOf } from '../../lib/catalogue.ts';
import { discoveryOf, type Locale, localised } from '../../lib/locale.ts';
import { shop } from '../../lib/shop.ts';
import { absolute } from './absolute.ts';
import { element, XML_DECLARATION } from './xml.ts';

const NEWS = 20;

/** RFC 822 dates, as RSS asks. */
const rfc822 = (day: string): string => new Date(`${day}T12:00:00Z`).toUTCString();

/** RSS of the coffees roasted last: what a reader who follows the shop has not tasted yet. */
export const newsFeed = ({ coffees }: Catalogue, locale: Locale): string => {
  const fresh = coffees
    .filter((coffee) => !isSoldOut(coffee))
    .toSorted((a, b) => b.coffee.roastedOn.localeCompare(a.coffee.roastedOn) || a.position - b.position)
    .slice(0, NEWS);
  const self = absolute(localised(locale, '/feed/novidades.xml'));
  const items = fresh.map((product) => {
    const url = absolute(localised(locale, pathOf(product)));
    const { coffee } = product;
    return [
      '<item>',
      element('title', product.name),
      element('link', url),
      // The lot is the news: another roast of the same coffee is another item.
      `<guid isPermaLink="false">${coffee.label.lot}</guid>`,
      element('pubDate', rfc822(coffee.roastedOn)),
      element(
        'description',
        `${product.tagline}. ${coffee.notes.join(', ')}. ${coffee.region}, ${coffee.state}.`,
      ),
      '</item>\n',
    ].join('');
  });
  return [
    `${XML_DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>`,
    element('title', `${shop.name}: ${discoveryOf(locale).news}`),
    element('link', absolute(localised(locale, '/cafes/'))),
    `<atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
    element('description', discoveryOf(locale).newsText),
    element('language', locale),
    '\n',
    ...items,
    '</channel>\n</rss>\n',
  ].join('');
};
