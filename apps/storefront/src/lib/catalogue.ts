import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CoffeeFacts, type getProduct, listProducts } from '@loja/contracts/http/shopfront.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';

export type Product = ReplyOf<typeof getProduct>;
export type Variant = Product['variants'][number];
export type Coffee = Product & { coffee: CoffeeFacts };

/** The published catalogue, written at the start of the build. */
const load = (): Product[] => {
  const file = resolve('src/generated/catalogue.json');
  const { products } = listProducts.reply.parse(JSON.parse(readFileSync(file, 'utf8')));
  return products.toSorted((a, b) => a.position - b.position);
};

export const products: readonly Product[] = load();
export const bySlug: ReadonlyMap<string, Product> = new Map(
  products.map((product) => [product.slug, product]),
);

const isCoffee = (product: Product): product is Coffee =>
  product.kind === 'coffee' && product.coffee !== undefined;
export const coffees: readonly Coffee[] = products.filter(isCoffee);
export const kits = products.filter((product) => product.kind === 'kit');
export const equipment = products.filter((product) => product.kind === 'equipment');

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
