import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { shop } from '../../../../shop.config.ts';

/** The ways to pay that the shop takes, in the order in which it names them. */
export const enabledMethods: readonly PaymentMethod[] = shop.paymentMethods;
