import { Grind } from '@loja/contracts/http/product-ids.ts';
import { ROASTS } from '../../art/colour.ts';
import type { Coffee } from '../../lib/catalogue.ts';
import { GROUPS, type Group } from '../listing/filters.ts';

/** A shelf of coffees that have one thing in common; `value` as the catalogue writes it, `slug` as the address does. */
export type Shelf = { group: Group; value: string; slug: string };

const ORDER: Partial<Record<Group, readonly string[]>> = {
  perfil: ['intenso', 'equilibrado', 'frutado'],
  processo: ['natural', 'cereja-descascado', 'honey', 'lavado', 'fermentado'],
  torra: ROASTS,
  metodo: Grind.options,
};

/** A blend belongs to each of its origins: "Sul de Minas e Cerrado Mineiro". */
export const regionsOf = (region: string): string[] => region.split(' e ');

/** "Norte Pioneiro do Paraná" → "norte-pioneiro-do-parana". */
const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const valuesOf = ({ coffee }: Coffee, group: Group): readonly string[] => {
  const values: Record<Group, readonly string[]> = {
    perfil: [coffee.profile],
    regiao: regionsOf(coffee.region),
    processo: [coffee.process],
    torra: [coffee.roast],
    metodo: coffee.methods,
  };
  return values[group];
};

/** Shelves of one group that hold a coffee at least: in the order of the trade, regions by name. */
export const shelvesIn = (coffees: readonly Coffee[], group: Group): Shelf[] => {
  const values = [...new Set(coffees.flatMap((coffee) => valuesOf(coffee, group)))];
  const order = ORDER[group];
  const sorted = values.toSorted((a, b) =>
    order ? order.indexOf(a) - order.indexOf(b) : a.localeCompare(b, 'pt-BR'),
  );
  return sorted.map((value) => ({ group, value, slug: slugOf(value) }));
};

export const shelvesOf = (coffees: readonly Coffee[]): Shelf[] =>
  GROUPS.flatMap((group) => shelvesIn(coffees, group));

export const coffeesOn = ({ group, value }: Shelf, coffees: readonly Coffee[]): Coffee[] =>
  coffees.filter((coffee) => valuesOf(coffee, group).includes(value));

export const findShelf = (
  coffees: readonly Coffee[],
  group: string | undefined,
  slug: string | undefined,
): Shelf | undefined => shelvesOf(coffees).find((shelf) => shelf.group === group && shelf.slug === slug);

/** Without the language, as every path that pages pass around. */
export const shelfPath = ({ group, slug }: Pick<Shelf, 'group' | 'slug'>): string =>
  `/cafes/${group}/${slug}/`;

/** The shelf of a value, for links from facts of a coffee. */
export const pathToShelf = (group: Group, value: string): string => shelfPath({ group, slug: slugOf(value) });

/** Mean of a five-step scale over a shelf, to half a step. */
export const meanOf = (coffees: readonly Coffee[], scale: 'body' | 'acidity' | 'sweetness'): number => {
  const sum = coffees.reduce((total, { coffee }) => total + coffee[scale], 0);
  return Math.round((sum / Math.max(1, coffees.length)) * 2) / 2;
};
