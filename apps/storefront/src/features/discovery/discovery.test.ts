import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogueFrom, pathOf } from '../../lib/catalogue.ts';
import { productCrumbs } from '../../lib/crumbs.ts';
import { LOCALES, localised } from '../../lib/locale.ts';
import { sampleShelf } from '../../lib/sample-shelf-under-test.ts';
import { shop } from '../../lib/shop.ts';
import { pagesOf } from '../../site/pages.ts';
import { productDescription, productTitle, shortened } from './head-words.ts';
import { pageJsonLd } from './json-ld.ts';
import { merchantFeed } from './merchant-feed.ts';
import { newsFeed } from './news-feed.ts';
import { portraitPath, posterPath } from './picture-paths.ts';
import { productJsonLd } from './product-json-ld.ts';
import { picturesOf } from './product-pictures.ts';
import { robots, sitemap } from './sitemap.ts';
import { escaped } from './xml.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => ['url', 'item', 'xhtml:link'].includes(name),
});

/** Parsed, after the validator found nothing to complain of. */
const parsed = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml);
};

const published = new Set(pagesOf(sampleShelf).map(({ path }) => path));
/** Where an address leads on the site; a query chooses within a page. */
const pathIn = (url: string): string => {
  expect(url.startsWith(`${shop.url}/`)).toBe(true);
  return new URL(url).pathname;
};

describe('the sitemap', () => {
  const { urlset } = parsed(sitemap(sampleShelf));
  const Url = z.object({
    loc: z.url(),
    lastmod: z.iso.date().optional(),
    'xhtml:link': z
      .array(z.object({ '@rel': z.literal('alternate'), '@hreflang': z.string(), '@href': z.url() }))
      .length(3),
  });
  const entries = z.array(Url).parse(urlset.url);

  test('names every page that may be found, each once, and none that is not there', () => {
    const paths = entries.map(({ loc }) => pathIn(loc));
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !published.has(path))).toEqual([]);
    for (const product of sampleShelf.products) {
      for (const locale of LOCALES) expect(paths).toContain(localised(locale, pathOf(product)));
    }
  });

  test('leaves out what is personal and what only lists', () => {
    const paths = entries.map(({ loc }) => pathIn(loc));
    for (const path of ['/carrinho/', '/checkout/', '/pedido/', '/busca/', '/404/']) {
      for (const locale of LOCALES) expect(paths).not.toContain(localised(locale, path));
    }
  });

  test('names all languages of a page in each of them, and itself among these', () => {
    const byLoc = new Map(entries.map((entry) => [entry.loc, entry['xhtml:link']]));
    for (const [loc, links] of byLoc) {
      expect(links.map((link) => link['@hreflang'])).toEqual(['pt-BR', 'en', 'x-default']);
      expect(links.map((link) => link['@href'])).toContain(loc);
      for (const link of links) expect(byLoc.get(link['@href'])).toEqual(links);
    }
  });

  test('tells when a product changed, and for its shelf the last of them', () => {
    const first = sampleShelf.products[0];
    if (!first) throw new Error('empty shelf');
    const changed = { ...first, updatedAt: '2031-02-03T04:05:06.000Z' };
    const shelf = catalogueFrom(sampleShelf.products.map((one) => (one === first ? changed : one)));
    const xml = sitemap(shelf);
    const lastmodOf = (path: string) =>
      parsed(xml).urlset.url.find(({ loc }: { loc: string }) => loc === `${shop.url}${path}`)?.lastmod;
    expect(lastmodOf(pathOf(first))).toBe('2031-02-03');
    expect(lastmodOf('/')).toBe('2031-02-03');
    expect(lastmodOf('/cafes/varanda/')).not.toBe('2031-02-03');
  });

  test('is named by robots.txt, which closes the personal pages of both languages', () => {
    expect(robots()).toContain(`Sitemap: ${shop.url}/sitemap.xml`);
    for (const path of ['/api/', '/checkout/', '/en/checkout/', '/pedido/', '/en/pedido/']) {
      expect(robots()).toContain(`Disallow: ${path}\n`);
    }
  });
});

describe.each(LOCALES)('the feed for Google Merchant in %s', (locale) => {
  const { rss } = parsed(merchantFeed(sampleShelf, locale));
  /** What the specification requires of food and tools that carry no bar code, sold in Brazil. */
  const Item = z.object({
    'g:id': z.string().min(1).max(50),
    'g:title': z.string().min(1).max(150),
    'g:description': z.string().min(1).max(5000),
    'g:link': z.url(),
    'g:image_link': z.url().regex(/\.png$/),
    'g:availability': z.enum(['in_stock', 'out_of_stock']),
    'g:price': z.string().regex(/^\d+\.\d{2} BRL$/),
    'g:condition': z.literal('new'),
    'g:brand': z.literal(shop.name),
    'g:identifier_exists': z.literal('no'),
    'g:item_group_id': z.string().max(50).optional(),
    'g:unit_pricing_measure': z
      .string()
      .regex(/^\d+ g$/)
      .optional(),
  });
  const items = z.array(Item).parse(rss.channel.item);
  const variants = sampleShelf.products.flatMap((product) => product.variants);

  test('has every variant once, at its price', () => {
    expect(rss['@xmlns:g']).toBe('http://base.google.com/ns/1.0');
    expect(items.map((item) => item['g:id'])).toEqual(variants.map(({ sku }) => sku));
    expect(items.map((item) => item['g:price'])).toEqual(
      variants.map(({ price }) => `${(price.cents / 100).toFixed(2)} BRL`),
    );
  });

  test('leads to pages and pictures that are there', () => {
    for (const item of items) {
      expect(published).toContain(pathIn(item['g:link']));
      expect(new URL(item['g:link']).searchParams.get('sku')).toBe(item['g:id']);
      expect(published).toContain(pathIn(item['g:image_link']));
    }
  });

  test('keeps the sizes and grinds of a product together', () => {
    const groups = Map.groupBy(items, (item) => item['g:item_group_id']);
    for (const product of sampleShelf.products.filter((p) => p.variants.length > 1)) {
      expect(groups.get(product.slug)?.length).toBe(product.variants.length);
    }
  });
});

describe.each(LOCALES)('the feed of new coffees in %s', (locale) => {
  const { rss } = parsed(newsFeed(sampleShelf, locale));
  const Item = z.object({
    title: z.string().min(1),
    link: z.url(),
    guid: z.object({ '#text': z.string().min(1), '@isPermaLink': z.literal('false') }),
    pubDate: z.string().regex(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/),
    description: z.string().min(1),
  });
  const items = z.array(Item).min(1).max(20).parse(rss.channel.item);

  test('has the last roasts first, each lot once, with pages that are there', () => {
    const times = items.map(({ pubDate }) => Date.parse(pubDate));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(items.map(({ guid }) => guid['#text'])).size).toBe(items.length);
    for (const { link } of items) expect(published).toContain(pathIn(link));
    expect(published).toContain(pathIn(rss.channel['atom:link']['@href']));
  });
});

test('a photograph comes before the drawing', () => {
  const [product] = sampleShelf.products;
  if (!product) throw new Error('empty shelf');
  const hash = '0123456789abcdef0123456789abcdef';
  const sources = [320, 1280].flatMap((width) =>
    (['avif', 'jpeg'] as const).map((format) => ({
      format,
      width,
      url: `/media/${hash}/${width}.${format}`,
    })),
  );
  const photo = { alt: 'Pacote', width: 1280, height: 1600, blur: 'data:image/webp;base64,AA==', sources };
  expect(picturesOf({ ...product, photos: [photo] })).toEqual([`${shop.url}/media/${hash}/1280.jpeg`]);
  expect(picturesOf(product)).toEqual([`${shop.url}${portraitPath(product.slug)}`]);
});

test('text in feeds cannot break out of them', () => {
  expect(escaped(`a < b & "c" 'd' \u0000\u000B>`)).toBe('a &lt; b &amp; &quot;c&quot; &apos;d&apos; &gt;');
});

describe.each(LOCALES)('titles and descriptions in %s', (locale) => {
  test('are each of their own, and short enough to be read whole', () => {
    const { products } = sampleShelf;
    const titles = products.map((product) => productTitle(product, locale));
    const descriptions = products.map((product) => productDescription(product, locale));
    expect(new Set(titles).size).toBe(products.length);
    expect(new Set(descriptions).size).toBe(products.length);
    for (const text of descriptions) expect(text.length).toBeLessThanOrEqual(155);
    for (const text of [...titles, ...descriptions]) expect(text).not.toMatch(/[{}]/);
  });
});

test('a long description is cut between words', () => {
  expect(shortened('um café doce, redondo e lento', 15)).toBe('um café doce…');
  expect(shortened('curto')).toBe('curto');
});

describe.each(LOCALES)('structured data of a product in %s', (locale) => {
  const Ref = z.object({ '@id': z.string() });
  const Offer = z.object({
    '@type': z.literal('Offer'),
    sku: z.string(),
    price: z.string().regex(/^\d+\.\d{2}$/),
    priceCurrency: z.literal('BRL'),
    availability: z.url(),
    itemCondition: z.url(),
    url: z.url(),
    seller: Ref,
    shippingDetails: z.array(Ref).min(1),
    hasMerchantReturnPolicy: Ref,
  });
  const Nodes = {
    Product: z.object({
      name: z.string(),
      description: z.string(),
      image: z.array(z.url()).min(1),
      url: z.url(),
      brand: z.object({ '@type': z.literal('Brand'), name: z.string() }),
      offers: z.array(Offer).min(1),
    }),
    BreadcrumbList: z.object({
      itemListElement: z
        .array(
          z.object({ '@type': z.literal('ListItem'), position: z.int(), name: z.string(), item: z.url() }),
        )
        .min(3),
    }),
    OnlineStore: z.object({ name: z.string(), url: z.url(), logo: z.url(), taxID: z.string() }),
    WebSite: z.object({
      name: z.string(),
      url: z.url(),
      potentialAction: z.object({ 'query-input': z.string() }),
    }),
    MerchantReturnPolicy: z.object({
      applicableCountry: z.literal('BR'),
      merchantReturnDays: z.literal(7),
      returnPolicyCategory: z.literal('https://schema.org/MerchantReturnFiniteReturnWindow'),
      returnFees: z.literal('https://schema.org/FreeReturn'),
      merchantReturnLink: z.url(),
    }),
    OfferShippingDetails: z.object({
      shippingDestination: z.object({ addressCountry: z.literal('BR') }),
      deliveryTime: z.object({
        handlingTime: z.object({ maxValue: z.int() }),
        transitTime: z.object({ maxValue: z.int() }),
      }),
    }),
  } as const;

  test.each(sampleShelf.products.map((product) => [product.slug, product] as const))('%s', (_, product) => {
    const page = pageJsonLd(locale, productCrumbs(locale, product), productJsonLd(product, locale));
    const graph = z.array(z.looseObject({ '@type': z.string() })).parse(page['@graph']);
    for (const [type, shape] of Object.entries(Nodes)) {
      const nodes = graph.filter((node) => node['@type'] === type);
      expect(nodes.length, type).toBeGreaterThan(0);
      for (const node of nodes) shape.parse(node);
    }
    const own = Nodes.Product.parse(graph.find((node) => node['@type'] === 'Product'));
    expect(own.offers.map(({ sku }) => sku)).toEqual(product.variants.map(({ sku }) => sku));
    expect(published).toContain(pathIn(own.url));
    for (const image of own.image) expect(published).toContain(pathIn(image));
    const ids = new Set(graph.map((node) => node['@id']));
    const told = own.offers.flatMap((o) => [...o.shippingDetails, o.hasMerchantReturnPolicy, o.seller]);
    for (const ref of told) expect(ids).toContain(ref['@id']);
    expect(published).toContain(posterPath(product.slug));
  });

  test('free delivery is told for the states whose threshold one unit passes', () => {
    const product = sampleShelf.products.find(({ variants }) =>
      variants.some((v) => v.price.cents >= 199_00),
    );
    if (!product) throw new Error('no product that dear');
    const [node, ...shipping] = productJsonLd(product, locale);
    const { offers } = Nodes.Product.parse(node);
    const free = shipping.filter((one) => one.shippingRate !== undefined);
    expect(free.length).toBeGreaterThan(0);
    for (const { price, shippingDetails } of offers) {
      const passed = shop.freeShipping.filter(({ fromCents }) => Number(price) * 100 >= fromCents);
      expect(shippingDetails.length).toBe(1 + passed.length);
    }
  });
});
