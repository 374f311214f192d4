import * as pix from './domain/pix-discount.ts';

/** Discount on the goods for paying by Pix, in centavos of the whole purchase. */
export const pixDiscountCents = pix.pixDiscountCents;
