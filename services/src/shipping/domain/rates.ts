import { shop } from '../../../../shop.config.ts';

/** What a carrier asks in one zone: a price for the first kilogram, one for each further, and its business days. */
export interface Rate {
  firstKilogramCents: number;
  nextKilogramCents: number;
  days: { min: number; max: number };
}

export interface Zone {
  states: readonly string[];
  economico: Rate;
  expresso: Rate;
}

const rate = (firstKilogramCents: number, nextKilogramCents: number, min: number, max: number): Rate => ({
  firstKilogramCents,
  nextKilogramCents,
  days: { min, max },
});

/** Estimates from Poços de Caldas in the manner of PAC and SEDEX; a shop puts its own contract here. */
export const zones: readonly Zone[] = [
  { states: ['MG', 'SP'], economico: rate(16_90, 3_50, 3, 5), expresso: rate(26_90, 6_00, 1, 2) },
  { states: ['RJ', 'ES'], economico: rate(19_90, 4_00, 4, 6), expresso: rate(32_90, 7_50, 2, 3) },
  {
    states: ['PR', 'SC', 'RS', 'DF', 'GO'],
    economico: rate(24_90, 5_00, 5, 8),
    expresso: rate(42_90, 9_50, 2, 4),
  },
  { states: ['MT', 'MS'], economico: rate(28_90, 6_00, 6, 10), expresso: rate(54_90, 13_00, 3, 5) },
  {
    states: ['BA', 'SE', 'AL', 'PE', 'PB', 'RN', 'CE', 'PI', 'MA'],
    economico: rate(32_90, 7_50, 7, 12),
    expresso: rate(66_90, 16_00, 3, 6),
  },
  {
    states: ['PA', 'AP', 'AM', 'RR', 'AC', 'RO', 'TO'],
    economico: rate(39_90, 10_00, 9, 17),
    expresso: rate(84_90, 22_00, 4, 8),
  },
];

/** Business days from payment to the carrier: paid on Thursday afternoon, roasted on Tuesday, packed the same day. */
export const { handlingDays } = shop.delivery;

/** Correios takes no parcel above 30 kg; more goes in several. */
export const PARCEL_LIMIT_GRAMS = 30_000;

/** Goods, in centavos, from which the cheapest service to a state costs nothing; undefined where it never does. */
export const freeFromCents = (state: string): number | undefined =>
  shop.freeShipping.find(({ states }) => (states as readonly string[]).includes(state))?.fromCents;
