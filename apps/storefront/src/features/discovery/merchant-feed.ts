import { type Catalogue, type Product, pathOf, type Variant } from '../../lib/catalogue.ts';
import { shelfCrumb } from '../../lib/crumbs.ts';
import { type Locale, localised, messagesOf } from '../../lib/locale.ts';
import { shop } from '../../lib/shop.ts';
import { absolute } from './absolute.ts';
import { decimal } from './product-json-ld.ts';
import { picturesOf } from './product-pictures.ts';
import { element, XML_DECLARATION } from './xml.ts';

/** "Beverages > Coffee" of Google's product taxonomy; tools it sorts by itself. */
const COFFEE_CATEGORY = '1868';

/** As many as the specification takes. */
const MORE_PICTURES = 10;

/** The address of a variant: the page opens on it. */
const variantLink = (product: Product, variant: Variant, locale: Locale): string =>
  `${absolute(localised(locale, pathOf(product)))}?sku=${encodeURIComponent(variant.sku)}`;

/** Limits of the specification: 150 letters of title, 5000 of description. */
const titleOf = (product: Product, variant: Variant): string =>
  (product.variants.length > 1 ? `${product.name}, ${variant.label}` : product.name).slice(0, 150);

const g = (name: string, text: string | undefined): string => element(`g:${name}`, text);

const item = (product: Product, variant: Variant, locale: Locale): string => {
  const t = messagesOf(locale);
  const grams = variant.netGrams;
  const [picture, ...pictures] = picturesOf(product);
  return [
    '<item>',
    g('id', variant.sku),
    g('item_group_id', product.variants.length > 1 ? product.slug : undefined),
    g('title', titleOf(product, variant)),
    g('description', `${product.tagline}. ${product.description}`.slice(0, 5000)),
    g('link', variantLink(product, variant, locale)),
    g('image_link', picture),
    ...pictures.slice(0, MORE_PICTURES).map((more) => g('additional_image_link', more)),
    g('availability', variant.availability === 'sold_out' ? 'out_of_stock' : 'in_stock'),
    g('price', `${decimal(variant.price.cents)} BRL`),
    g('condition', 'new'),
    g('brand', shop.name),
    // Own roasts carry no bar code of the trade.
    g('identifier_exists', 'no'),
    g('google_product_category', product.kind === 'equipment' ? undefined : COFFEE_CATEGORY),
    g('product_type', shelfCrumb(locale, product.kind).name),
    g('size', product.variants.length > 1 ? variant.label : undefined),
    g('unit_pricing_measure', grams === undefined ? undefined : `${grams} g`),
    g('unit_pricing_base_measure', grams === undefined ? undefined : '1 kg'),
    product.coffee ? g('product_highlight', `${t.product.notes}: ${product.coffee.notes.join(', ')}`) : '',
    '</item>\n',
  ].join('');
};

/** RSS 2.0 with the names of Google Merchant: one item per variant, prices as the page shows them, the Pix discount not counted. */
export const merchantFeed = ({ products }: Catalogue, locale: Locale): string =>
  [
    `${XML_DECLARATION}<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>`,
    element('title', shop.name),
    element('link', absolute(localised(locale, '/'))),
    element('description', messagesOf(locale).home.description),
    '\n',
    ...products.flatMap((product) => product.variants.map((variant) => item(product, variant, locale))),
    '</channel>\n</rss>\n',
  ].join('');
