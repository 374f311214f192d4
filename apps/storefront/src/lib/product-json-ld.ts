import { artOf, type Product, pathOf } from './catalogue.ts';
import { type Locale, localised } from './locale.ts';
import { shop } from './shop.ts';

const STOCK = {
  in_stock: 'https://schema.org/InStock',
  low_stock: 'https://schema.org/LimitedAvailability',
  sold_out: 'https://schema.org/OutOfStock',
} as const;

const decimal = (cents: number): string => (cents / 100).toFixed(2);

/** schema.org Product with one Offer per variant; amounts in reais, as the vocabulary asks. */
export const productJsonLd = (product: Product, locale: Locale): Record<string, unknown> => {
  const url = new URL(localised(locale, pathOf(product)), shop.url).href;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description,
    image: new URL(artOf(product.slug), shop.url).href,
    url,
    brand: { '@type': 'Brand', name: shop.name },
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      sku: variant.sku,
      name: variant.label,
      price: decimal(variant.price.cents),
      priceCurrency: 'BRL',
      availability: STOCK[variant.availability],
      itemCondition: 'https://schema.org/NewCondition',
      url,
      seller: { '@type': 'Organization', name: shop.legalName },
    })),
  };
};
