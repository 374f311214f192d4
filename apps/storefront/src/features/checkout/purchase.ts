import type { placeOrder } from '@loja/contracts/http/ordering.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { type Answer, call } from '../../lib/api.ts';
import type { Draft } from './draft.ts';
import { phoneDigits } from './form-table.ts';
import { keyFor } from './purchase-key.ts';
import { readTaxId } from './tax-id.ts';

export type Purchase = BodySentOf<typeof placeOrder>;

/** The order as sent. The draft has passed validation. */
export const purchaseOf = (
  draft: Draft,
  cartId: Purchase['cartId'],
  cents: number,
  termsVersion: Purchase['termsVersion'],
): Purchase => ({
  cartId,
  customer: {
    name: draft.name.trim(),
    email: draft.email.trim(),
    phone: phoneDigits(draft.phone),
    ...readTaxId(draft.taxId),
  },
  address: {
    cep: draft.cep,
    street: draft.street,
    number: draft.number,
    ...(draft.complement.trim() ? { complement: draft.complement } : {}),
    district: draft.district,
    city: draft.city,
    state: draft.state,
  },
  shippingOptionId: draft.shippingOptionId,
  payment: { method: draft.method },
  expectedTotal: { cents, currency: 'BRL' },
  termsVersion,
});

export const sendPurchase = (purchase: Purchase): Promise<Answer<typeof placeOrder>> =>
  call<typeof placeOrder>('POST', '/orders', {
    body: purchase,
    headers: { 'idempotency-key': keyFor(purchase, () => sessionStorage) },
  });
