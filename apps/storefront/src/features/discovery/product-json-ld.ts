import { type Product, pathOf, type Variant } from '../../lib/catalogue.ts';
import { shelfCrumb } from '../../lib/crumbs.ts';
import { type Locale, localised, messagesOf } from '../../lib/locale.ts';
import { shop } from '../../lib/shop.ts';
import { absolute } from './absolute.ts';
import { type Node, ORGANIZATION_ID, RETURNS_ID } from './json-ld.ts';
import { posterPath } from './picture-paths.ts';
import { picturesOf } from './product-pictures.ts';

const STOCK = {
  in_stock: 'https://schema.org/InStock',
  low_stock: 'https://schema.org/LimitedAvailability',
  sold_out: 'https://schema.org/OutOfStock',
} as const satisfies Record<Variant['availability'], string>;

/** "36.90": reais with a point, as vocabularies want it. */
export const decimal = (cents: number): string => (cents / 100).toFixed(2);

const days = ({ min, max }: { min: number; max: number }): Node => ({
  '@type': 'QuantitativeValue',
  minValue: min,
  maxValue: max,
  unitCode: 'DAY',
});

const shippingNode = (id: string, regions?: readonly string[]): Node => ({
  '@type': 'OfferShippingDetails',
  '@id': id,
  shippingDestination: {
    '@type': 'DefinedRegion',
    addressCountry: 'BR',
    ...(regions && { addressRegion: regions }),
  },
  ...(regions && { shippingRate: { '@type': 'MonetaryAmount', value: 0, currency: 'BRL' } }),
  deliveryTime: {
    '@type': 'ShippingDeliveryTime',
    handlingTime: days(shop.delivery.handlingDays),
    transitTime: days(shop.delivery.transitDays),
  },
});

const SHIPPING_ID = '#entrega';

/** All of Brazil, and at no cost the states whose threshold one unit alone passes. */
const shippingOf = (
  variant: Variant,
): { ids: string[]; regions: { id: string; states: readonly string[] }[] } => {
  const regions = shop.freeShipping
    .map(({ states, fromCents }, i) => ({ id: `${SHIPPING_ID}-gratis-${i + 1}`, states, fromCents }))
    .filter(({ fromCents }) => variant.price.cents >= fromCents);
  return { ids: [SHIPPING_ID, ...regions.map(({ id }) => id)], regions };
};

const offerOf = (variant: Variant, url: string): Node => ({
  '@type': 'Offer',
  sku: variant.sku,
  name: variant.label,
  price: decimal(variant.price.cents),
  priceCurrency: 'BRL',
  availability: STOCK[variant.availability],
  itemCondition: 'https://schema.org/NewCondition',
  url,
  seller: { '@id': ORGANIZATION_ID },
  shippingDetails: shippingOf(variant).ids.map((id) => ({ '@id': id })),
  hasMerchantReturnPolicy: { '@id': RETURNS_ID },
});

const property = (name: string, value: string | undefined): Node[] =>
  value === undefined ? [] : [{ '@type': 'PropertyValue', name, value }];

const propertiesOf = ({ coffee, specifications }: Product, locale: Locale): Node[] => {
  const t = messagesOf(locale);
  if (!coffee) return (specifications ?? []).flatMap(({ name, value }) => property(name, value));
  return [
    ...property(t.product.origin, `${coffee.region}, ${coffee.state}`),
    ...property(t.product.producer, coffee.producer),
    ...property(t.product.altitude, coffee.altitude),
    ...property(t.product.varieties, coffee.varieties.join(', ')),
    ...property(t.product.process, t.processes[coffee.process]),
    ...property(t.product.roast, t.roasts[coffee.roast]),
    ...property(t.product.notes, coffee.notes.join(', ')),
  ];
};

/** schema.org Product with one Offer per variant, and the nodes to which its offers refer. */
export const productJsonLd = (product: Product, locale: Locale): Node[] => {
  const url = absolute(localised(locale, pathOf(product)));
  const regions = new Map(
    product.variants.flatMap((variant) => shippingOf(variant).regions.map(({ id, states }) => [id, states])),
  );
  return [
    {
      '@type': 'Product',
      '@id': `${url}#produto`,
      name: product.name,
      description: product.description,
      image: [...picturesOf(product), absolute(posterPath(product.slug))],
      url,
      productID: product.slug,
      category: shelfCrumb(locale, product.kind).name,
      brand: { '@type': 'Brand', name: shop.name },
      additionalProperty: propertiesOf(product, locale),
      offers: product.variants.map((variant) => offerOf(variant, url)),
    },
    shippingNode(SHIPPING_ID),
    ...[...regions].map(([id, states]) => shippingNode(id, states)),
  ];
};
