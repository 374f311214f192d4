import { describe, expect, test } from 'vitest';
import { brewingEn } from '../../messages/brewing.en.ts';
import { brewingPtBR } from '../../messages/brewing.pt-BR.ts';
import { BREW_METHODS, clockOf, coffeeFor, RECIPES, ratioOf } from './recipes.ts';

describe('recipes', () => {
  test('filter is 1:16, espresso 1:2', () => {
    expect([ratioOf(RECIPES.coado), ratioOf(RECIPES.espresso), ratioOf(RECIPES.coldbrew)]).toEqual([
      16, 2, 12.5,
    ]);
  });
  test('another amount of water keeps the strength', () => {
    expect([coffeeFor(RECIPES.coado, 500), coffeeFor(RECIPES.prensa, 225)]).toEqual([31, 15]);
  });
  test('a clock reads minutes and seconds', () => {
    expect([clockOf(0), clockOf(75), clockOf(270)]).toEqual(['0:00', '1:15', '4:30']);
  });
  test('each grind has one place on the scale', () => {
    expect(BREW_METHODS.map((method) => RECIPES[method].grindStep).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
  test.each(BREW_METHODS)(
    '%s says the recipe’s own numbers, in both languages, and its clock never goes back',
    (method) => {
      const { coffeeGrams, waterGrams } = RECIPES[method];
      for (const { methods } of [brewingPtBR, brewingEn]) {
        const text = methods[method];
        if (/\d/.test(text.dose)) expect(text.dose).toBe(`${coffeeGrams} g`);
        if (/\d g/.test(text.water)) expect(text.water).toMatch(new RegExp(`^${waterGrams} g`));
        const clock = text.steps.flatMap(({ at }) => at ?? []);
        expect(clock).toEqual(clock.toSorted((a, b) => a - b));
      }
      expect(brewingEn.methods[method].steps.map(({ at }) => at)).toEqual(
        brewingPtBR.methods[method].steps.map(({ at }) => at),
      );
    },
  );
});
