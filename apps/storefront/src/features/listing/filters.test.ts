import { describe, expect, test } from 'vitest';
import {
  countsOf,
  type Facets,
  matching,
  nothingSelected,
  readSelection,
  toggled,
  writeSelection,
} from './filters.ts';

const coffee = (slug: string, position: number, cents: number, perfil: string, regiao: string): Facets => ({
  slug,
  position,
  cents,
  perfil: [perfil],
  regiao: [regiao],
  processo: ['natural'],
  torra: ['media'],
  metodo: ['coado', 'prensa'],
});
const coffees = [
  coffee('casa', 1, 3690, 'equilibrado', 'Cerrado'),
  coffee('serra', 2, 5490, 'frutado', 'Mantiqueira'),
  coffee('pico', 3, 6990, 'frutado', 'Caparaó'),
  coffee('mogiana', 4, 4290, 'intenso', 'Mogiana'),
];
const known = {
  perfil: ['equilibrado', 'frutado', 'intenso'],
  regiao: ['Cerrado', 'Mantiqueira', 'Caparaó', 'Mogiana'],
  processo: [],
  torra: [],
  metodo: [],
};
const slugs = (found: Facets[]) => found.map((c) => c.slug);

describe('filters of the coffee shelf', () => {
  test('nothing selected shows all, in the order of the house', () => {
    expect(slugs(matching(coffees, nothingSelected))).toEqual(['casa', 'serra', 'pico', 'mogiana']);
  });
  test('values of one group add up, groups narrow', () => {
    const some = toggled(toggled(nothingSelected, 'perfil', 'frutado'), 'perfil', 'intenso');
    expect(slugs(matching(coffees, some))).toEqual(['serra', 'pico', 'mogiana']);
    expect(slugs(matching(coffees, toggled(some, 'regiao', 'Caparaó')))).toEqual(['pico']);
  });
  test('sorts by price both ways', () => {
    expect(slugs(matching(coffees, { ...nothingSelected, ordem: 'menor-preco' }))).toEqual([
      'casa',
      'mogiana',
      'serra',
      'pico',
    ]);
    expect(slugs(matching(coffees, { ...nothingSelected, ordem: 'maior-preco' }))[0]).toBe('pico');
  });
  test('a count answers "what if", keeping the other groups and not its own', () => {
    const fruity = toggled(nothingSelected, 'perfil', 'frutado');
    expect(countsOf(coffees, fruity, 'perfil').get('intenso')).toBe(1);
    expect(countsOf(coffees, fruity, 'regiao').get('Cerrado')).toBe(0);
  });
  test('the selection survives the address bar, and an old link does no harm', () => {
    const chosen = { ...toggled(nothingSelected, 'regiao', 'Caparaó'), ordem: 'menor-preco' as const };
    expect(readSelection(writeSelection(chosen), known)).toEqual(chosen);
    expect(readSelection('?perfil=salgado&ordem=x', known)).toEqual(nothingSelected);
    expect(writeSelection(nothingSelected)).toBe('');
  });
});
