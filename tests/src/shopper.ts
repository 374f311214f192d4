import { randomUUID } from 'node:crypto';
import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Cart } from '@loja/contracts/http/cart.ts';
import type { OrderView, placeOrder } from '@loja/contracts/http/ordering.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { inject } from 'vitest';
import { eventually } from './eventually.ts';
import { known } from './people.ts';

export const urls = inject('shop');
export const base = `${urls.shop}/api`;

/** A person of the tests: valid by its digits, nobody's by its words. */
export const ana = known({
  name: 'Ana Conceição de Souza',
  email: 'ana@example.com',
  phone: '(11) 98765-4321',
  cpf: '529.982.247-25',
});
export const home = known({
  cep: '01310-100',
  street: 'Avenida Paulista',
  number: '1000',
  complement: 'ap. 12',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
});

export type OrderBody = BodySentOf<typeof placeOrder>;

const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** A cart with the given quantities by SKU. */
export const cartOf = async (lines: Record<string, number>) => {
  let cart = value(await callRoute(fetch, base, api.createCart));
  for (const [sku, quantity] of Object.entries(lines))
    cart = value(
      await callRoute(fetch, base, api.putCartItem, {
        params: { cartId: cart.cartId, sku },
        body: { quantity },
      }),
    );
  return cart;
};

/** What a shopper who has seen the review step sends. */
export const reviewed = async (lines: Record<string, number>, email = ana.email): Promise<OrderBody> =>
  reviewedCart(await cartOf(lines), email);

/** The same for a cart as it was last shown. */
export const reviewedCart = async (
  cart: Pick<Cart, 'cartId' | 'payable'>,
  email = ana.email,
): Promise<OrderBody> => {
  const params = { cartId: cart.cartId };
  known({ email });
  const quotes = value(await callRoute(fetch, base, api.quoteShipping, { params, body: { cep: home.cep } }));
  const [option] = quotes.options;
  if (!option) throw new Error('no shipping option');
  const cents = cart.payable.pix.cents + option.price.cents;
  return {
    cartId: cart.cartId,
    customer: { ...ana, email },
    address: home,
    shippingOptionId: option.id,
    payment: { method: 'pix' },
    expectedTotal: { cents, currency: 'BRL' },
    termsVersion: '2026-11-24',
  };
};

export const newKey = (): string => randomUUID();

/** `POST /orders` as it is on the wire, refusal or not. */
export const submit = (body: unknown, key: string = newKey()): Promise<Response> =>
  fetch(`${base}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop', 'idempotency-key': key },
    body: JSON.stringify(body),
  });

export interface Placed {
  orderId: OrderId;
  accessToken: string;
}

/** Buys: an order that awaits its payment. */
export const buy = async (lines: Record<string, number>, email?: string): Promise<Placed> => {
  const response = await submit(await reviewed(lines, email));
  if (response.status !== 201) throw new Error(`order refused: ${response.status} ${await response.text()}`);
  const placed = (await response.json()) as Placed;
  known({ token: placed.accessToken });
  return placed;
};

/** The order as its owner sees it. */
export const look = async ({ orderId, accessToken }: Placed): Promise<OrderView> =>
  value(
    await callRoute(fetch, base, api.getOrder, {
      params: { orderId },
      headers: { 'x-order-token': accessToken },
    }),
  );

export const inStatus = (placed: Placed, status: OrderView['status'], seconds = 40): Promise<OrderView> =>
  eventually(
    `order ${placed.orderId} ${status}`,
    async () => {
      const order = await look(placed);
      return order.status === status && order;
    },
    seconds,
  );

/** The order once its Pix code is there. */
export const withPix = (placed: Placed): Promise<OrderView> =>
  eventually('a Pix code', async () => {
    const order = await look(placed);
    return order.payment.pix && order;
  });
