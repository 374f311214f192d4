import type { Grind } from '@loja/contracts/http/product-ids.ts';

/** In the order in which homes of Brazil have them. */
export const BREW_METHODS = [
  'coado',
  'prensa',
  'moka',
  'espresso',
  'aeropress',
  'chemex',
  'coldbrew',
] as const satisfies readonly Exclude<Grind, 'graos'>[];
export type BrewMethod = (typeof BREW_METHODS)[number];

export type Recipe = {
  coffeeGrams: number;
  /** Poured, but for espresso: there it is what lands in the cup. */
  waterGrams: number;
  /** 1 is the finest grind that we sell, 7 the coarsest. */
  grindStep: number;
  /** Amounts of water worth a line of the table. */
  waters: readonly number[];
  /** Slugs of the shop's own tools, while they are on the shelf. */
  tools: readonly string[];
};

const kettleAndScale = ['balanca-com-cronometro', 'chaleira-bico-fino'] as const;

/** Where the trade agrees: 1:15 to 1:16 for what drips or steeps, 1:2 for espresso, 1:10 for a full moka, 1:12.5 cold. */
export const RECIPES: Readonly<Record<BrewMethod, Recipe>> = {
  coado: {
    coffeeGrams: 20,
    waterGrams: 320,
    grindStep: 4,
    waters: [200, 320, 500, 1000],
    tools: ['coador-conico', 'filtros-conicos-100', ...kettleAndScale],
  },
  prensa: {
    coffeeGrams: 30,
    waterGrams: 450,
    grindStep: 6,
    waters: [225, 300, 450, 600],
    tools: ['prensa-francesa-600', 'moedor-manual', 'balanca-com-cronometro'],
  },
  moka: {
    coffeeGrams: 30,
    waterGrams: 300,
    grindStep: 2,
    waters: [150, 300, 450],
    tools: ['moka-6-xicaras', 'moedor-manual', 'caneca-esmaltada'],
  },
  espresso: {
    coffeeGrams: 18,
    waterGrams: 36,
    grindStep: 1,
    waters: [28, 36, 40],
    tools: ['balanca-com-cronometro', 'moedor-manual'],
  },
  aeropress: {
    coffeeGrams: 15,
    waterGrams: 230,
    grindStep: 3,
    waters: [180, 230],
    tools: ['moedor-manual', 'balanca-com-cronometro', 'caneca-esmaltada'],
  },
  chemex: {
    coffeeGrams: 30,
    waterGrams: 480,
    grindStep: 5,
    waters: [320, 480, 640, 800],
    tools: ['chaleira-bico-fino', 'balanca-com-cronometro', 'moedor-manual'],
  },
  coldbrew: {
    coffeeGrams: 80,
    waterGrams: 1000,
    grindStep: 7,
    waters: [500, 1000, 1500],
    tools: ['filtros-conicos-100', 'moedor-manual', 'balanca-com-cronometro'],
  },
};

export const isBrewMethod = (text: string | undefined): text is BrewMethod =>
  BREW_METHODS.some((method) => method === text);

export const guidePath = (method: BrewMethod): string => `/preparo/${method}/`;

/** Grams of water to one of coffee, to half a gram: 16 for 20 g in 320 g. */
export const ratioOf = ({ coffeeGrams, waterGrams }: Pick<Recipe, 'coffeeGrams' | 'waterGrams'>): number =>
  Math.round((waterGrams / coffeeGrams) * 2) / 2;

/** Whole grams of coffee for another amount of water, at the recipe's own strength. */
export const coffeeFor = (recipe: Pick<Recipe, 'coffeeGrams' | 'waterGrams'>, waterGrams: number): number =>
  Math.round((waterGrams * recipe.coffeeGrams) / recipe.waterGrams);

/** "3:30" of 210 seconds. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
