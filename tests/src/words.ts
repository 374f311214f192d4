import { checkoutEn } from '../../apps/storefront/src/messages/checkout.en.ts';
import { checkoutPtBR } from '../../apps/storefront/src/messages/checkout.pt-BR.ts';
import { actionsEn } from '../../apps/storefront/src/messages/en.actions.ts';
import { orderEn } from '../../apps/storefront/src/messages/order.en.ts';
import { orderPtBR } from '../../apps/storefront/src/messages/order.pt-BR.ts';
import { orderLifeEn } from '../../apps/storefront/src/messages/order-life.en.ts';
import { orderLifePtBR } from '../../apps/storefront/src/messages/order-life.pt-BR.ts';
import { actionsPtBR } from '../../apps/storefront/src/messages/pt-BR.actions.ts';

/** The shopper's words in both languages, so that one test speaks them both. */
export const languages = [
  { lang: 'pt-BR', root: '', ...actionsPtBR, checkout: checkoutPtBR, order: orderPtBR, life: orderLifePtBR },
  { lang: 'en', root: '/en', ...actionsEn, checkout: checkoutEn, order: orderEn, life: orderLifeEn },
] as const;
export type Words = (typeof languages)[number];
