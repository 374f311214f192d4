import { shop } from '../../../../shop.config.ts';
import type { Terms } from '../domain/asking.ts';
import type { PayingTerms } from '../use-cases/pay-order.ts';

/** Business days would need every city's holidays; the provider counts plain ones too (`expiration_time: P3D`). */
const BOLETO_DAYS = 3;

/** A card is tried while the goods are held as for a Pix. */
export const termsOf = (pixSeconds: number): Terms => ({
  pixSeconds,
  cardSeconds: pixSeconds,
  boletoDays: BOLETO_DAYS,
});

/** What the shop takes, as its own file says. */
export const payingTerms = (pixSeconds: number): PayingTerms => ({
  ...termsOf(pixSeconds),
  methods: shop.paymentMethods,
  installments: shop.installments,
});
