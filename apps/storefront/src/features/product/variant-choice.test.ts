import { describe, expect, test } from 'vitest';
import { type BuyVariant, choose, grindsOf, refreshed, weightsOf, weightText } from './variant-choice.ts';

const variant = (netGrams: number, grind: 'graos' | 'coado', cents = 3690): BuyVariant => ({
  sku: `CASA-${netGrams}-${grind.toUpperCase()}`,
  label: '',
  price: { cents, currency: 'BRL' },
  availability: 'in_stock',
  netGrams,
  grind,
});
const variants = [variant(1000, 'graos'), variant(250, 'graos'), variant(250, 'coado')];

describe('choosing a variant', () => {
  test('weights come lightest first, each once', () => {
    expect(weightsOf(variants)).toEqual([250, 1000]);
    expect(grindsOf(variants)).toEqual(['graos', 'coado']);
  });
  test('weight and grind name one variant', () => {
    expect(choose(variants, 250, 'coado')?.sku).toBe('CASA-250-COADO');
  });
  test('a pair that is not sold keeps the weight', () => {
    expect(choose(variants, 1000, 'coado')?.sku).toBe('CASA-1000-GRAOS');
  });
  test('weights read as on the bag', () => {
    expect([weightText(250), weightText(1000)]).toEqual(['250 g', '1 kg']);
  });
  test('the shop’s present price wins over the page’s', () => {
    const [, light] = refreshed(variants, [{ ...variant(250, 'graos', 3990), availability: 'sold_out' }]);
    expect(light).toMatchObject({ price: { cents: 3990 }, availability: 'sold_out' });
  });
});
