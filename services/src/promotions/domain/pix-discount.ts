import { shop } from '../../../../shop.config.ts';

/** Lawful when shown beside the other price (Lei 13.455/2017); the shop shows both on product, cart and checkout. */
export const PIX_DISCOUNT_PERCENT = shop.pixDiscountPercent;

/**
 * What paying by Pix takes off the goods, in centavos: computed once on the sum, half a centavo going to the shopper.
 * Whoever needs each unit's share splits this sum by largest remainder, so that shares add up to what was shown.
 */
export const pixDiscountCents = (goodsCents: number): number =>
  Math.round((goodsCents * PIX_DISCOUNT_PERCENT) / 100);
