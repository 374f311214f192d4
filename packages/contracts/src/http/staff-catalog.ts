import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Grind, Slug } from './product-ids.ts';
import { Art, CoffeeFacts, Product } from './shopfront.ts';

/** The pouches in which coffee is sold: inventory announces a change when one of them can no longer be filled. */
export const PORTION_GRAMS = [250, 500, 1000] as const;

const text = (max: number) => z.string().trim().min(1).max(max);
const line = (max: number) => text(max).regex(/^[^\p{Cc}]*$/u, 'no control characters');
const paragraphs = (max: number) =>
  text(max).regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters');

/**
 * First part of the SKUs and name of the stock item. Not digits alone, nor KIT: whoever reads a SKU tells stock items
 * from sizes and kits by that.
 */
export const ProductCode = z.string().regex(/^(?!KIT$)(?!\d+$)[A-Z0-9]{2,8}$/);
const Revision = z.int().min(1);

const words = { name: line(80), tagline: line(160), description: paragraphs(4000) };

const StaffSize = z.object({
  /** The size's part of the SKU; empty for a kit. */
  code: z.string(),
  label: z.string(),
  price: Money,
  netGrams: z.int().positive().optional(),
  /** Chargeable grams for freight. */
  grams: z.int().positive(),
});

/** A product as staff see it: on the shelf or not, with what it takes to change it. */
export const StaffProduct = z.object({
  ...Product.omit({ variants: true }).shape,
  code: z.string(),
  sizes: z.array(StaffSize),
  grinds: z.array(Grind),
  /** On the shelf. */
  published: z.boolean(),
  /** Gone for good: it stays readable, and its slug and SKUs are never used again. */
  withdrawn: z.boolean(),
  revision: Revision,
  updatedAt: z.iso.datetime(),
});
export type StaffProduct = z.infer<typeof StaffProduct>;

const params = z.object({ slug: Slug });

export const listStaffProducts = defineRoute({
  method: 'GET',
  path: '/staff/products',
  summary: 'All products but those withdrawn: the shelf in its order, then drafts',
  reply: z.object({ products: z.array(StaffProduct) }),
  status: 200,
  errors: [],
});

export const getStaffProduct = defineRoute({
  method: 'GET',
  path: '/staff/products/{slug}',
  summary: 'One product, on the shelf, draft or withdrawn',
  params,
  reply: StaffProduct,
  status: 200,
  errors: ['product_not_found'],
});

const base = {
  slug: Slug,
  ...words,
  art: Art,
  position: z.int().min(0).max(999_999),
  published: z.boolean(),
};
const portion = z.strictObject({ netGrams: z.literal(PORTION_GRAMS), price: Money });

const NewCoffee = z.strictObject({
  ...base,
  kind: z.literal('coffee'),
  code: ProductCode,
  coffee: CoffeeFacts,
  portions: z.array(portion).min(1).max(PORTION_GRAMS.length),
  grinds: z.array(Grind).min(1),
});
const NewKit = z.strictObject({
  ...base,
  kind: z.literal('kit'),
  /** Bags of other coffees, each coffee once; the kit's code and its stock follow from them. */
  contents: z
    .array(
      z.strictObject({
        slug: Slug,
        quantity: z.int().min(1).max(10),
        netGrams: z.literal(PORTION_GRAMS),
      }),
    )
    .min(2)
    // More codes would not fit in a SKU.
    .max(5),
  price: Money,
  grinds: z.array(Grind).min(1),
});
const NewEquipment = z.strictObject({
  ...base,
  kind: z.literal('equipment'),
  code: ProductCode,
  /** "1 unidade", "100 folhas". */
  label: line(40),
  price: Money,
  /** Chargeable grams: packed weight, or cubic weight where that is more. */
  grams: z.int().min(1).max(30_000),
  specifications: z
    .array(z.strictObject({ name: line(60), value: line(120) }))
    .max(30)
    .optional(),
});
export const NewProduct = z.discriminatedUnion('kind', [NewCoffee, NewKit, NewEquipment]);
export type NewProduct = z.infer<typeof NewProduct>;

export const createProduct = defineRoute({
  method: 'POST',
  path: '/staff/products',
  summary: 'A new product, as a draft or on the shelf at once',
  body: NewProduct,
  reply: StaffProduct,
  status: 201,
  errors: ['slug_taken', 'code_taken', 'price_out_of_range', 'size_repeated', 'kit_part_unknown', 'busy'],
});

export const ProductChange = z.strictObject({
  /** The revision that the editor saw; another one since then refuses the change. */
  expectedRevision: Revision,
  ...words,
  published: z.boolean(),
  /** One for every size, by the size's code (empty for a kit). */
  prices: z.array(z.strictObject({ size: z.string().max(8), price: Money })).max(10),
});
export type ProductChange = z.infer<typeof ProductChange>;

export const changeProduct = defineRoute({
  method: 'PUT',
  path: '/staff/products/{slug}',
  summary: 'Replace what staff may edit: text, prices, on the shelf or not',
  params,
  body: ProductChange,
  reply: StaffProduct,
  status: 200,
  errors: [
    'product_not_found',
    'product_withdrawn',
    'revision_conflict',
    'price_out_of_range',
    'price_missing',
    'size_unknown',
    'size_repeated',
    'busy',
  ],
});

export const withdrawProduct = defineRoute({
  method: 'DELETE',
  path: '/staff/products/{slug}',
  summary: 'Take a product off the shelf for good; withdrawing it again is a success',
  params,
  query: z.object({ expectedRevision: z.coerce.number<string | number>().int().min(1) }),
  reply: StaffProduct,
  status: 200,
  errors: ['product_not_found', 'revision_conflict', 'busy'],
});
