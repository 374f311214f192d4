import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Availability, Grind, Sku, Slug } from './product-ids.ts';

export const Variant = z.object({
  sku: Sku,
  /** Shown to the shopper: "250 g · Em grãos". */
  label: z.string(),
  price: Money,
  /** Net content; absent for equipment. */
  netGrams: z.int().positive().optional(),
  pricePerKilogram: Money.optional(),
  grind: Grind.optional(),
  availability: Availability,
});
export type Variant = z.infer<typeof Variant>;

/** Label data that Portaria SDA/MAPA 570/2022 art. 41 and the ABIC manual ask of a roasted coffee. */
export const CoffeeLabel = z.object({
  species: z.string(),
  roastPoint: z.string(),
  lot: z.string(),
  bestBefore: z.iso.date(),
  decaffeinated: z.boolean(),
});

const Scale = z.int().min(1).max(5);

export const CoffeeFacts = z.object({
  profile: z.enum(['intenso', 'equilibrado', 'frutado']),
  region: z.string(),
  state: z.string(),
  municipality: z.string(),
  producer: z.string(),
  farm: z.string(),
  altitude: z.string(),
  varieties: z.array(z.string()).min(1),
  process: z.enum(['natural', 'cereja-descascado', 'honey', 'lavado', 'fermentado']),
  harvest: z.string(),
  roast: z.enum(['clara', 'media-clara', 'media', 'media-escura', 'escura']),
  score: z.number().min(80).max(100).optional(),
  notes: z.array(z.string()).min(3).max(5),
  body: Scale,
  acidity: Scale,
  sweetness: Scale,
  methods: z.array(Grind).min(1),
  roastedOn: z.iso.date(),
  label: CoffeeLabel,
});
export type CoffeeFacts = z.infer<typeof CoffeeFacts>;

/** What the drawn art needs to know: an object of the drawing set, in two colours. */
export const Art = z.object({
  shape: z.enum([
    'bag',
    'kit',
    'dripper',
    'filters',
    'press',
    'moka',
    'grinder',
    'scale',
    'kettle',
    'server',
    'mug',
    'canister',
  ]),
  hue: z.int().min(0).max(359),
});

export const PhotoSource = z.object({
  format: z.enum(['avif', 'webp', 'jpeg']),
  width: z.int().positive(),
  /** Path on the shop's own address; what is there never changes. */
  url: z.string().regex(/^\/media\/[0-9a-f]{32}\/\d{2,4}\.(?:avif|webp|jpeg)$/),
});

/** A photograph of the product as browsers choose from it: the same picture in several formats and widths. */
export const Photo = z.object({
  /** What is to be seen, for who does not see it. */
  alt: z.string().min(1),
  /** Of the widest source; every source has this shape. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** A few coloured spots to show until the picture comes. */
  blur: z.string().startsWith('data:image/').max(500),
  sources: z.array(PhotoSource).min(1),
});
export type Photo = z.infer<typeof Photo>;

export const Product = z.object({
  slug: Slug,
  kind: z.enum(['coffee', 'kit', 'equipment']),
  name: z.string(),
  tagline: z.string(),
  description: z.string(),
  art: Art,
  /** The first leads. Without one the drawn art stands in. */
  photos: z.array(Photo).optional(),
  /** Lower first. */
  position: z.int(),
  coffee: CoffeeFacts.optional(),
  /** Slugs of what a kit holds, with bags of each. */
  contents: z
    .array(
      z.object({ slug: Slug, name: z.string(), quantity: z.int().positive(), netGrams: z.int().positive() }),
    )
    .optional(),
  specifications: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  variants: z.array(Variant).min(1),
  /** When its words, price or label were last written: search engines are told, so that they come again. */
  updatedAt: z.iso.datetime().optional(),
});
export type Product = z.infer<typeof Product>;

export const listProducts = defineRoute({
  method: 'GET',
  path: '/products',
  summary: 'All products on sale, in the order of the shelf',
  reply: z.object({ products: z.array(Product) }),
  status: 200,
  errors: [],
});

export const getProduct = defineRoute({
  method: 'GET',
  path: '/products/{slug}',
  summary: 'One product with its variants and availability',
  params: z.object({ slug: Slug }),
  reply: Product,
  status: 200,
  errors: ['product_not_found'],
});
