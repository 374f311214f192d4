import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { World } from './world.ts';

/** A person of the proofs: valid by its digits, nobody's by its words, and easy to find in a log. */
export const person = {
  name: 'Iracema Prova dos Nove',
  email: 'iracema.prova@example.com',
  phone: '(11) 98765-4321',
  cpf: '529.982.247-25',
};
export const home = {
  cep: '01310-100',
  street: 'Rua da Prova Geral',
  number: '1000',
  complement: 'ap. 12',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
};

const Money = z.object({ cents: z.number() });
const Cart = z.object({
  cartId: z.string(),
  subtotal: Money,
  pixDiscount: Money,
  payable: z.object({ pix: Money }).optional(),
});
const Quotes = z.object({ options: z.array(z.object({ id: z.string(), price: Money })).min(1) });
const Problem = z.object({ code: z.string() });
const Placed = z.object({ orderId: z.string(), accessToken: z.string() });
export type Placed = z.infer<typeof Placed>;
const View = z.object({
  status: z.string(),
  totals: z.object({ total: Money }),
  payment: z.object({ status: z.string().optional(), pix: z.object({ copiaECola: z.string() }).optional() }),
});
export type View = z.infer<typeof View>;

type Sent = { method?: string; body?: unknown; headers?: Record<string, string> };

/** A slow shop is waited for longer than any function may run. */
const PATIENCE_MS = 40_000;

const ask = async ({ shop }: World, path: string, { method = 'GET', body, headers }: Sent = {}) => {
  const response = await fetch(`${shop}/api${path}`, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json().catch(() => undefined)) as unknown };
};

/** Browsing has no effect to protect: what fails is asked again. */
const persist = async <Schema extends z.ZodType>(
  schema: Schema,
  attempt: () => Promise<{ status: number; json: unknown }>,
): Promise<z.output<Schema>> => {
  for (let tried = 1; ; tried += 1) {
    const { status, json } = await attempt().catch((error: unknown) => ({ status: 0, json: String(error) }));
    if (status >= 200 && status < 300) return schema.parse(json);
    if (tried === 8 || (status >= 400 && status < 429)) throw new Error(`${status} ${JSON.stringify(json)}`);
    await pause(100 * 2 ** tried * Math.random());
  }
};

export type Purchase = { body: unknown; key: string };

/** A cart with the given quantities by SKU, at the review step. */
export const reviewed = async (world: World, lines: Readonly<Record<string, number>>): Promise<Purchase> => {
  let cart = await persist(Cart, () => ask(world, '/carts', { method: 'POST' }));
  const path = `/carts/${cart.cartId}`;
  for (const [sku, quantity] of Object.entries(lines))
    cart = await persist(Cart, () =>
      ask(world, `${path}/items/${sku}`, { method: 'PUT', body: { quantity } }),
    );
  const { options } = await persist(Quotes, () =>
    ask(world, `${path}/shipping-quotes`, { method: 'POST', body: { cep: home.cep } }),
  );
  const [option] = options;
  const goods = cart.payable?.pix.cents ?? cart.subtotal.cents - cart.pixDiscount.cents;
  return {
    key: randomUUID(),
    body: {
      cartId: cart.cartId,
      customer: person,
      address: home,
      shippingOptionId: option?.id,
      payment: { method: 'pix' },
      expectedTotal: { cents: goods + (option?.price.cents ?? 0), currency: 'BRL' },
      termsVersion: '2026-11-24',
    },
  };
};

export type Answer =
  | { kind: 'placed'; placed: Placed }
  | { kind: 'refused'; code: string }
  /** No answer, or one that does not tell whether there is an order. */
  | { kind: 'unknown'; why: string };

/** `POST /orders` once. Asked to come again (`busy`, too many) a shopper cannot know either. */
const submit = async (world: World, { body, key }: Purchase): Promise<Answer> => {
  try {
    const sent = { method: 'POST', body, headers: { 'idempotency-key': key } };
    const { status, json } = await ask(world, '/orders', sent);
    if (status === 201) return { kind: 'placed', placed: Placed.parse(json) };
    const code = Problem.safeParse(json).data?.code ?? `http_${status}`;
    return status >= 500 || status === 429 ? { kind: 'unknown', why: code } : { kind: 'refused', code };
  } catch (error) {
    return { kind: 'unknown', why: error instanceof Error ? error.name : 'no answer' };
  }
};

/** As the checkout page does it: without a clear answer the same purchase is sent again under the same key. */
export const place = async (world: World, purchase: Purchase, tries = 8): Promise<Answer> => {
  let answer: Answer = { kind: 'unknown', why: 'not sent' };
  for (let tried = 1; tried <= tries; tried += 1) {
    answer = await submit(world, purchase);
    if (answer.kind !== 'unknown') return answer;
    await pause(200 * 2 ** Math.min(tried, 5) * Math.random());
  }
  return answer;
};

/** The order as its owner sees it; undefined when the shop cannot say just now. */
export const look = async (world: World, { orderId, accessToken }: Placed): Promise<View | undefined> => {
  const { status, json } = await ask(world, `/orders/${orderId}`, {
    headers: { 'x-order-token': accessToken },
  }).catch(() => ({ status: 0, json: undefined }));
  return status === 200 ? View.parse(json) : undefined;
};

export const cancel = (world: World, { orderId, accessToken }: Placed) =>
  ask(world, `/orders/${orderId}/cancellation`, {
    method: 'POST',
    body: {},
    headers: { 'x-order-token': accessToken },
  });

/** Another try at paying, by Pix, as the order's page offers it. */
export const payAgain = (world: World, { orderId, accessToken }: Placed, expectedTotal: { cents: number }) =>
  ask(world, `/orders/${orderId}/payments`, {
    method: 'POST',
    body: { method: 'pix', expectedTotal: { cents: expectedTotal.cents, currency: 'BRL' } },
    headers: { 'x-order-token': accessToken, 'idempotency-key': randomUUID() },
  });

/** Looks until `seen` says enough; the last view when the time is up. */
export const watch = async (
  world: World,
  placed: Placed,
  seen: (view: View) => boolean,
  withinMs: number,
): Promise<View | undefined> => {
  const until = Date.now() + withinMs;
  let view: View | undefined;
  while (Date.now() < until) {
    view = (await look(world, placed)) ?? view;
    if (view && seen(view)) return view;
    await pause(500);
  }
  return view;
};
