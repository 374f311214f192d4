import type { CoffeeFacts } from '@loja/contracts/http/shopfront.ts';
import type { Coffee } from './catalogue.ts';

/** A coffee for tests: plain in everything that the test does not name. */
export const coffeeUnderTest = (
  slug: string,
  facts: Partial<CoffeeFacts> = {},
  rest: Partial<Omit<Coffee, 'coffee'>> = {},
): Coffee => ({
  slug,
  kind: 'coffee',
  name: slug,
  tagline: '',
  description: '',
  art: { shape: 'bag', hue: 20 },
  position: 10,
  variants: [
    {
      sku: `${slug.toUpperCase()}-250-GRAOS`,
      label: '250 g · Em grãos',
      price: { cents: 4000, currency: 'BRL' },
      netGrams: 250,
      grind: 'graos',
      availability: 'in_stock',
    },
  ],
  ...rest,
  coffee: {
    profile: 'equilibrado',
    region: 'Sul de Minas',
    state: 'MG',
    municipality: 'Três Pontas',
    producer: 'Alguém',
    farm: 'Sítio',
    altitude: '1.000 m',
    varieties: ['Catuaí'],
    process: 'natural',
    harvest: '2026',
    roast: 'media',
    notes: ['caramelo', 'noz', 'mel'],
    body: 3,
    acidity: 3,
    sweetness: 3,
    methods: ['coado'],
    roastedOn: '2026-11-24',
    label: {
      species: '100% Arábica',
      roastPoint: 'Média',
      lot: 'X-261124',
      bestBefore: '2027-05-24',
      decaffeinated: false,
    },
    ...facts,
  },
});
