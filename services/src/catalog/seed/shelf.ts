import type { CoffeeFacts } from '@loja/contracts/http/shopfront.ts';
import { BOX_GRAMS, pouches } from '../domain/packing.ts';
import type { CatalogProduct, Size } from '../domain/product.ts';
import { allGrinds } from '../domain/variants.ts';

/** What a pouch costs, in pouches of 250 g. */
const POUCHES = [
  { netGrams: 250, factor: 1 },
  { netGrams: 500, factor: 1.9 },
  { netGrams: 1000, factor: 3.6 },
] as const;

/** The nearest price that ends in ",90". */
export const shelfPrice = (cents: number): number => Math.round((cents - 90) / 100) * 100 + 90;

const bags = (code: string, priceCents: number): Size[] =>
  POUCHES.map(({ netGrams, factor }) => ({
    code: String(netGrams),
    label: pouches[netGrams].label,
    priceCents: shelfPrice(priceCents * factor),
    netGrams,
    grams: pouches[netGrams].grams,
    consumes: [{ stockItemId: code, quantity: netGrams }],
  }));

const roastPoints = {
  clara: 'Clara',
  'media-clara': 'Média-clara',
  media: 'Média',
  'media-escura': 'Média-escura',
  escura: 'Escura',
} as const satisfies Record<CoffeeFacts['roast'], string>;

/** Six months, as on the label. */
const bestBefore = (roastedOn: string): string => {
  const date = new Date(`${roastedOn}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 6);
  return date.toISOString().slice(0, 10);
};

export interface CoffeeSample {
  code: string;
  slug: string;
  name: string;
  tagline: string;
  description: string;
  hue: number;
  position: number;
  /** Price of 250 g, in centavos. */
  priceCents: number;
  facts: Omit<CoffeeFacts, 'label' | 'harvest'> & { harvest?: string };
  species?: string;
  decaffeinated?: boolean;
}

/** A coffee in three pouches and eight grinds, drawing on one stock item of roasted beans. */
export const coffee = (sample: CoffeeSample): CatalogProduct => {
  const { code, slug, name, tagline, description, hue, position, priceCents, facts } = sample;
  return {
    slug,
    code,
    kind: 'coffee',
    name,
    tagline,
    description,
    art: { shape: 'bag', hue },
    position,
    coffee: {
      harvest: '2026',
      ...facts,
      label: {
        species: sample.species ?? '100% Arábica',
        roastPoint: roastPoints[facts.roast],
        lot: `${code}-${facts.roastedOn.slice(2).replaceAll('-', '')}`,
        bestBefore: bestBefore(facts.roastedOn),
        decaffeinated: sample.decaffeinated ?? false,
      },
    },
    sizes: bags(code, priceCents),
    grinds: [...allGrinds],
  };
};

export interface KitSample {
  slug: string;
  name: string;
  tagline: string;
  description: string;
  hue: number;
  position: number;
  coffees: readonly CatalogProduct[];
}

/** What a kit takes off the sum of its bags. */
const KIT_DISCOUNT = 0.08;

/** Bags of 250 g of other coffees in one box, in any grind. */
export const kit = (sample: KitSample): CatalogProduct => {
  const { slug, name, tagline, description, hue, position, coffees } = sample;
  const bagPrices = coffees.map(({ sizes }) => sizes[0]?.priceCents ?? 0);
  return {
    slug,
    code: ['KIT', ...coffees.map(({ code }) => code)].join('-'),
    kind: 'kit',
    name,
    tagline,
    description,
    art: { shape: 'kit', hue },
    position,
    contents: coffees.map(({ slug, name }) => ({ slug, name, quantity: 1, netGrams: 250 })),
    sizes: [
      {
        code: '',
        label: `${coffees.length} × 250 g`,
        priceCents: shelfPrice(bagPrices.reduce((a, b) => a + b, 0) * (1 - KIT_DISCOUNT)),
        netGrams: coffees.length * 250,
        grams: coffees.length * pouches[250].grams + BOX_GRAMS,
        consumes: coffees.map(({ code }) => ({ stockItemId: code, quantity: 250 })),
      },
    ],
    grinds: [...allGrinds],
  };
};

export interface EquipmentSample {
  code: string;
  slug: string;
  name: string;
  tagline: string;
  description: string;
  art: CatalogProduct['art'];
  position: number;
  /** "1 unidade", "100 folhas". */
  label: string;
  priceCents: number;
  grams: number;
  specifications: readonly (readonly [name: string, value: string])[];
}

/** A piece of equipment: one SKU, counted in units. */
export const equipment = (sample: EquipmentSample): CatalogProduct => {
  const { code, slug, name, tagline, description, art, position, label, priceCents, grams } = sample;
  return {
    slug,
    code,
    kind: 'equipment',
    name,
    tagline,
    description,
    art,
    position,
    specifications: sample.specifications.map(([name, value]) => ({ name, value })),
    sizes: [{ code: 'UN', label, priceCents, grams, consumes: [{ stockItemId: code, quantity: 1 }] }],
    grinds: [],
  };
};
