import { describe, expect, test } from 'vitest';
import { coffeeUnderTest } from '../../lib/coffee-under-test.ts';
import { kitSaving } from './kit-saving.ts';

const bag = (slug: string, cents: number) => {
  const coffee = coffeeUnderTest(slug);
  return { ...coffee, variants: coffee.variants.map((v) => ({ ...v, price: { ...v.price, cents } })) };
};
const bySlug = new Map([bag('a', 4000), bag('b', 5000)].map((coffee) => [coffee.slug, coffee]));
const kit = (cents: number, slugs = ['a', 'b']) => ({
  ...bag('kit', cents),
  contents: slugs.map((slug) => ({ slug, name: slug, quantity: slug === 'a' ? 2 : 1, netGrams: 250 })),
});

describe('what a kit saves', () => {
  test('bags are counted as often as they are in the box', () => {
    expect(kitSaving(kit(11_900), bySlug)).toEqual({ apartCents: 13_000, savedCents: 1_100 });
  });
  test('no saving is claimed where there is none, or where a bag is not sold alone', () => {
    expect(kitSaving(kit(13_000), bySlug)).toBeUndefined();
    expect(kitSaving(kit(9_000, ['a', 'c']), bySlug)).toBeUndefined();
  });
});
