import type { CoffeeFacts, getProduct } from '@loja/contracts/http/shopfront.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';

export type Product = ReplyOf<typeof getProduct>;
export type Variant = Product['variants'][number];
export type Coffee = Product & { coffee: CoffeeFacts };

/** The shelf as pages read it, each list in its order. */
export interface Catalogue {
  readonly products: readonly Product[];
  readonly bySlug: ReadonlyMap<string, Product>;
  readonly coffees: readonly Coffee[];
  readonly kits: readonly Product[];
  readonly equipment: readonly Product[];
}

const isCoffee = (product: Product): product is Coffee =>
  product.kind === 'coffee' && product.coffee !== undefined;

export const catalogueFrom = (shelf: readonly Product[]): Catalogue => {
  const products = shelf.toSorted((a, b) => a.position - b.position || (a.slug < b.slug ? -1 : 1));
  return {
    products,
    bySlug: new Map(products.map((product) => [product.slug, product])),
    coffees: products.filter(isCoffee),
    kits: products.filter(({ kind }) => kind === 'kit'),
    equipment: products.filter(({ kind }) => kind === 'equipment'),
  };
};

/** The shelf for which the page is being rendered: whoever renders hands it over, a page never reads one by itself. */
export const catalogueOf = ({ locals }: { locals: { catalogue: Catalogue } }): Catalogue => locals.catalogue;

const FOLDER = { coffee: 'cafes', kit: 'kits', equipment: 'equipamentos' } as const satisfies Record<
  Product['kind'],
  string
>;
export const pathOf = (product: Pick<Product, 'kind' | 'slug'>): string =>
  `/${FOLDER[product.kind]}/${product.slug}/`;
export const artOf = (slug: string): string => `/arte/${slug}.svg`;

/** The variant whose price leads the card: the cheapest one. */
export const leadVariant = (product: Product): Variant => {
  const [first, ...rest] = product.variants;
  if (!first) throw new Error(`product without variants: ${product.slug}`);
  return rest.reduce((best, variant) => (variant.price.cents < best.price.cents ? variant : best), first);
};

export const isSoldOut = (product: Product): boolean =>
  product.variants.every((v) => v.availability === 'sold_out');
