import type { NewProduct } from '@loja/contracts/http/staff-catalog.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { BOX_GRAMS, type PortionGrams, pouches } from './packing.ts';
import { checkedPrice, checkedPrices, repeatedIn } from './prices.ts';
import type { CatalogProduct } from './product.ts';
import { type Author, type ProductRecord, signed } from './record.ts';

type Of<Kind extends NewProduct['kind']> = Extract<NewProduct, { kind: Kind }>;
export type NewProductCode = 'price_out_of_range' | 'size_repeated' | 'kit_part_unknown';

/** Coffees by slug, as far as the catalogue has them on the shelf or in draft. */
export type Parts = ReadonlyMap<string, CatalogProduct>;

const coffeeOf = (wanted: Of<'coffee'>): Result<CatalogProduct, 'price_out_of_range' | 'size_repeated'> => {
  const { portions, published: _published, ...facts } = wanted;
  const repeated = repeatedIn(portions.map(({ netGrams }) => netGrams));
  if (repeated !== undefined) return fail('size_repeated', String(repeated));
  const cents = checkedPrices(portions.map(({ price }) => price));
  if (!cents.ok) return cents;
  const sizes = portions
    .map(({ netGrams }, i) => ({
      code: String(netGrams),
      ...pouches[netGrams],
      netGrams,
      priceCents: cents.value[i] ?? 0,
      consumes: [{ stockItemId: facts.code, quantity: netGrams }],
    }))
    .sort((a, b) => a.netGrams - b.netGrams);
  return ok({ ...facts, sizes });
};

interface Bags {
  quantity: number;
  netGrams: PortionGrams;
}

/** "3 × 250 g", "2 × 250 g + 1 × 1 kg". */
const labelOf = (bags: readonly Bags[]): string =>
  [...Map.groupBy(bags, ({ netGrams }) => netGrams)]
    .map(
      ([netGrams, same]) =>
        `${same.reduce((n, { quantity }) => n + quantity, 0)} × ${pouches[netGrams].label}`,
    )
    .join(' + ');

const kitOf = (wanted: Of<'kit'>, parts: Parts): Result<CatalogProduct, NewProductCode> => {
  const { contents, price, published: _published, ...facts } = wanted;
  const repeated = repeatedIn(contents.map(({ slug }) => slug));
  if (repeated !== undefined) return fail('size_repeated', repeated);
  const filled = contents.map((part) => ({ ...part, of: parts.get(part.slug) }));
  const bags = filled.flatMap(({ of, ...part }) => (of?.kind === 'coffee' ? [{ ...part, of }] : []));
  if (bags.length < contents.length)
    return fail('kit_part_unknown', filled.find(({ of }) => of?.kind !== 'coffee')?.slug);
  const cents = checkedPrice(price);
  if (!cents.ok) return cents;
  const size = {
    code: '',
    label: labelOf(bags),
    priceCents: cents.value,
    netGrams: bags.reduce((sum, { quantity, netGrams }) => sum + quantity * netGrams, 0),
    grams: bags.reduce((sum, { quantity, netGrams }) => sum + quantity * pouches[netGrams].grams, BOX_GRAMS),
    consumes: bags.map(({ of, quantity, netGrams }) => ({
      stockItemId: of.code,
      quantity: quantity * netGrams,
    })),
  };
  return ok({
    ...facts,
    code: ['KIT', ...bags.map(({ of }) => of.code)].join('-'),
    contents: bags.map(({ of, ...part }) => ({ ...part, name: of.name })),
    sizes: [size],
  });
};

const equipmentOf = (wanted: Of<'equipment'>): Result<CatalogProduct, 'price_out_of_range'> => {
  const { label, price, grams, specifications, published: _published, ...facts } = wanted;
  const cents = checkedPrice(price);
  if (!cents.ok) return cents;
  const consumes = [{ stockItemId: facts.code, quantity: 1 }];
  return ok({
    ...facts,
    ...(specifications ? { specifications } : {}),
    sizes: [{ code: 'UN', label, priceCents: cents.value, grams, consumes }],
    grinds: [],
  });
};

const productOf = (wanted: NewProduct, parts: Parts): Result<CatalogProduct, NewProductCode> => {
  if (wanted.kind === 'coffee') return coffeeOf(wanted);
  return wanted.kind === 'kit' ? kitOf(wanted, parts) : equipmentOf(wanted);
};

/** The first record of a new product. A kit's code and stock follow from the coffees in it. */
export const created = (
  wanted: NewProduct,
  parts: Parts,
  author: Author,
): Result<ProductRecord, NewProductCode> => {
  const product = productOf(wanted, parts);
  if (!product.ok) return product;
  return ok({
    product: product.value,
    published: wanted.published,
    withdrawn: false,
    revision: 1,
    ...signed(author),
  });
};
