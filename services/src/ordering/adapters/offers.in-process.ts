import { demandOf } from '#inventory/offers.ts';
import { pixDiscountCents } from '#promotions/offers.ts';
import { quote } from '#shipping/offers.ts';
import type { Offers } from '../ports.ts';

/** What other contexts reckon for a sale; all of it pure. */
export const offersInProcess: Offers = {
  freight(cep, lines, goodsCents) {
    const grams = lines.reduce((sum, { variant, quantity }) => sum + variant.grams * quantity, 0);
    const quoted = quote({ cep, grams, goodsCents });
    return quoted.ok ? quoted.value : undefined;
  },
  demandOf,
  pixDiscountCents,
};
