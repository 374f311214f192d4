import type { placeOrder } from '@loja/contracts/http/ordering.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { type Answer, call } from '../../lib/api.ts';
import type { Draft } from './draft.ts';
import { readTaxId } from './tax-id.ts';
import { phoneDigits } from './validation.ts';

type Purchase = BodySentOf<typeof placeOrder>;
const KEY = 'loja.purchase';

/** The order as sent. The draft has passed validation. */
export const purchaseOf = (
  draft: Draft,
  cartId: Purchase['cartId'],
  cents: number,
  termsVersion: string,
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
  payment: { method: 'pix' },
  expectedTotal: { cents, currency: 'BRL' },
  termsVersion,
});

const freshKey = (): string => crypto.randomUUID();

/**
 * The idempotency key of a purchase: the same for the same purchase however often it is tried, also after a reload;
 * a new one when anything of it changed. The document is left out of the mark, since the mark is stored.
 */
export const keyFor = (purchase: Purchase): string => {
  const { cpf: _cpf, cnpj: _cnpj, ...customer } = purchase.customer;
  const mark = JSON.stringify({ ...purchase, customer });
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (kept.mark === mark && typeof kept.key === 'string') return kept.key;
    const key = freshKey();
    sessionStorage.setItem(KEY, JSON.stringify({ mark, key }));
    return key;
  } catch {
    return freshKey();
  }
};

export const dropKey = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
};

export const sendPurchase = (purchase: Purchase): Promise<Answer<typeof placeOrder>> =>
  call<typeof placeOrder>('POST', '/orders', {
    body: purchase,
    headers: { 'idempotency-key': keyFor(purchase) },
  });
