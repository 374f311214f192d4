import { describe, expect, test } from 'vitest';
import { coffeeUnderTest } from '../../lib/coffee-under-test.ts';
import { shelvesEn } from '../../messages/shelves.en.ts';
import { shelvesPtBR } from '../../messages/shelves.pt-BR.ts';
import { metresOf } from './regions.ts';
import { coffeesOn, findShelf, meanOf, pathToShelf, shelfPath, shelvesIn, shelvesOf } from './shelves.ts';

const blend = coffeeUnderTest('casa', { region: 'Sul de Minas e Cerrado Mineiro', roast: 'escura' });
const single = coffeeUnderTest('terra', {
  region: 'Norte Pioneiro do Paraná',
  roast: 'clara',
  methods: ['prensa', 'coado'],
  body: 4,
});
const coffees = [blend, single];

describe('shelves', () => {
  test('a blend stands on the shelf of each of its origins', () => {
    expect(shelvesIn(coffees, 'regiao').map(shelfPath)).toEqual([
      '/cafes/regiao/cerrado-mineiro/',
      '/cafes/regiao/norte-pioneiro-do-parana/',
      '/cafes/regiao/sul-de-minas/',
    ]);
  });
  test('roasts go from light to dark, methods as grinds are sold', () => {
    expect(shelvesIn(coffees, 'torra').map(({ slug }) => slug)).toEqual(['clara', 'escura']);
    expect(shelvesIn(coffees, 'metodo').map(({ slug }) => slug)).toEqual(['coado', 'prensa']);
  });
  test('no shelf is empty', () => {
    for (const shelf of shelvesOf(coffees)) expect(coffeesOn(shelf, coffees)).not.toEqual([]);
  });
  test('an address finds its shelf; one that nothing stands on finds none', () => {
    expect(findShelf(coffees, 'regiao', 'norte-pioneiro-do-parana')?.value).toBe('Norte Pioneiro do Paraná');
    expect(findShelf(coffees, 'processo', 'honey')).toBeUndefined();
    expect(findShelf(coffees, 'gosto', 'natural')).toBeUndefined();
  });
  test('a fact of a coffee leads to its shelf', () => {
    expect(pathToShelf('regiao', 'Caparaó')).toBe('/cafes/regiao/caparao/');
  });
  test('scales are averaged to half a step', () => {
    expect(meanOf(coffees, 'body')).toBe(3.5);
  });
  test('both languages tell of the same shelves', () => {
    for (const group of ['perfil', 'regiao', 'processo', 'torra', 'metodo'] as const)
      expect(Object.keys(shelvesEn[group])).toEqual(Object.keys(shelvesPtBR[group]));
  });
});

describe('altitude on the label', () => {
  test('reads metres, and the middle of a range', () => {
    expect([metresOf('1.250 m'), metresOf('480 m'), metresOf('950–1.150 m')]).toEqual([1250, 480, 1050]);
    expect(metresOf('')).toBeUndefined();
  });
});
