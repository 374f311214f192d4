import type { Crumb } from '../../lib/crumbs.ts';
import type { Locale } from '../../lib/locale.ts';
import { localised } from '../../lib/locale.ts';
import { shop } from '../../lib/shop.ts';
import { absolute } from './absolute.ts';
import { SHOP_MARK } from './picture-paths.ts';

/** One statement of the schema.org vocabulary; nodes refer to one another by `@id`. */
export type Node = Readonly<Record<string, unknown>>;

export const ORGANIZATION_ID = absolute('/#loja');
const WEBSITE_ID = absolute('/#site');
export const RETURNS_ID = absolute('/politicas/trocas-e-devolucoes/#politica');

/** Seven days after receiving, all paid by us, the original freight included (CDC art. 49). */
const returnPolicy = (): Node => ({
  '@type': 'MerchantReturnPolicy',
  '@id': RETURNS_ID,
  applicableCountry: 'BR',
  returnPolicyCountry: 'BR',
  returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
  merchantReturnDays: shop.regretDays,
  returnMethod: 'https://schema.org/ReturnByMail',
  returnFees: 'https://schema.org/FreeReturn',
  refundType: 'https://schema.org/FullRefund',
  merchantReturnLink: absolute('/politicas/trocas-e-devolucoes/'),
});

const organization = (): Node => ({
  '@type': 'OnlineStore',
  '@id': ORGANIZATION_ID,
  name: shop.name,
  legalName: shop.legalName,
  taxID: shop.cnpj,
  url: absolute('/'),
  logo: absolute(SHOP_MARK),
  email: shop.contact.email,
  telephone: `+55 ${shop.contact.phone}`,
  address: {
    '@type': 'PostalAddress',
    streetAddress: `${shop.address.street}, ${shop.address.number}`,
    addressLocality: shop.address.city,
    addressRegion: shop.address.state,
    postalCode: shop.address.cep,
    addressCountry: 'BR',
  },
  hasMerchantReturnPolicy: { '@id': RETURNS_ID },
});

const website = (locale: Locale): Node => ({
  '@type': 'WebSite',
  '@id': WEBSITE_ID,
  name: shop.name,
  url: absolute('/'),
  inLanguage: locale,
  publisher: { '@id': ORGANIZATION_ID },
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(localised(locale, '/busca/'))}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  },
});

const breadcrumbs = (crumbs: readonly Crumb[], locale: Locale): Node => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, path }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: absolute(localised(locale, path)),
  })),
});

/** What a page says of itself to machines: who sells, where one stands, and the page's own nodes. */
export const pageJsonLd = (locale: Locale, crumbs: readonly Crumb[], nodes: readonly Node[] = []): Node => ({
  '@context': 'https://schema.org',
  '@graph': [
    organization(),
    returnPolicy(),
    website(locale),
    ...(crumbs.length > 1 ? [breadcrumbs(crumbs, locale)] : []),
    ...nodes,
  ],
});
