import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { PayOrder } from '@loja/contracts/http/payments.ts';
import * as z from 'zod';
import { newCardNumber } from './new-card.ts';
import { base, cartOf, look, newKey, type Placed, reviewedCart, submit, urls } from './shopper.ts';

const Token = z.object({ id: z.string() });

/** What the provider's fields make of a card in the browser; the holder's first name decides what becomes of it. */
export const tokenOf = async (holder: string, number = newCardNumber()): Promise<string> => {
  const response = await fetch(`${urls.psp}/v1/card_tokens?public_key=TEST-key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      card_number: number,
      security_code: '123',
      expiration_month: 11,
      expiration_year: 2040,
      cardholder: { name: holder, identification: { type: 'CPF', number: '52998224725' } },
    }),
  });
  return Token.parse(await response.json()).id;
};

/** Places an order to be paid by card. */
export const buyByCard = async (lines: Record<string, number>): Promise<Placed> => {
  const cart = await cartOf(lines);
  const { card, pix } = cart.payable;
  if (!card) throw new Error('the shop takes no card');
  const body = await reviewedCart(cart);
  const cents = body.expectedTotal.cents - pix.cents + card.cents;
  const response = await submit({
    ...body,
    payment: { method: 'card' },
    expectedTotal: { cents, currency: 'BRL' },
  });
  if (response.status !== 201) throw new Error(`order refused: ${response.status} ${await response.text()}`);
  return (await response.json()) as Placed;
};

/** `POST /orders/{orderId}/payments`, answered as a value or a problem. */
export const tryToPay = ({ orderId, accessToken }: Placed, body: PayOrder, key = newKey()) =>
  callRoute(fetch, base, api.payOrder, {
    params: { orderId },
    headers: { 'x-order-token': accessToken, 'idempotency-key': key },
    body,
  });

/** A wish to pay by the card of a holder. */
export const byCard = async (
  expectedTotal: PayOrder['expectedTotal'],
  holder: string,
  { installments = 1, number }: { installments?: number; number?: string } = {},
): Promise<PayOrder> => ({
  method: 'card',
  expectedTotal,
  card: { token: await tokenOf(holder, number), brand: 'master', installments },
});

/** What an order costs by one way to pay. */
export const totalBy = async (placed: Placed, method: 'pix' | 'card') => {
  const total = (await look(placed)).pricedBy?.[method]?.total;
  if (!total) throw new Error(`no price by ${method}`);
  return total;
};
