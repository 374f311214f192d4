import { describe, expect, test } from 'vitest';
import { openAccount, signedInDevice } from '../src/device.ts';
import { base, buy, cartOf, look, reviewed, submit } from '../src/shopper.ts';

const privileged: Readonly<Record<string, unknown>> = {
  price: { cents: 1, currency: 'BRL' },
  total: { cents: 1, currency: 'BRL' },
  unitPrice: 1,
  discount: { cents: 9_999, currency: 'BRL' },
  status: 'paid',
  paid: true,
  role: 'admin',
  groups: ['admin'],
  customerId: crypto.randomUUID(),
  userId: 'x',
  createdAt: '2020-01-01T00:00:00Z',
  orderId: `ord_${'0'.repeat(26)}`,
  stock: 1_000,
  totp: true,
  emailVerified: true,
};
const fields = Object.entries(privileged);

const write = (method: string, path: string, body: unknown, fetcher: typeof fetch = fetch) =>
  fetcher(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
    body: JSON.stringify(body),
  });

describe('nobody writes a field that is the shop’s to say', () => {
  test.each(fields)('%s in an order, its customer, its address or its payment', async (name, value) => {
    const body = await reviewed({ 'CASA-250-GRAOS': 1 });
    for (const stuffed of [
      { ...body, [name]: value },
      { ...body, customer: { ...body.customer, [name]: value } },
      { ...body, address: { ...body.address, [name]: value } },
      { ...body, payment: { ...body.payment, [name]: value } },
    ])
      expect((await submit(stuffed)).status).toBe(400);
  });

  test.each(fields)('%s in a cart, an account or a sign-up', async (name, value) => {
    const { cartId } = await cartOf({});
    expect(
      (await write('PUT', `/carts/${cartId}/items/CASA-250-GRAOS`, { quantity: 1, [name]: value })).status,
    ).toBe(400);
    expect((await write('PUT', `/carts/${cartId}/coupon`, { code: 'CAFE15', [name]: value })).status).toBe(
      400,
    );
    const person = { email: 'ninguem@example.com', password: 'uma senha bem comprida' };
    expect((await write('POST', '/auth/sign-up', { ...person, [name]: value })).status).toBe(400);
  });

  test('nor one of an account that is signed in', async () => {
    const phone = await signedInDevice(await openAccount());
    const before = await (await phone.fetcher(`${base}/account`)).json();
    for (const [name, value] of [...fields, ['email', 'outra@example.com']])
      expect(
        (await write('PUT', '/account', { name: 'Ana', [String(name)]: value }, phone.fetcher)).status,
      ).toBe(400);
    expect(await (await phone.fetcher(`${base}/account`)).json()).toEqual(before);
  });
});

const names = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(names);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)]);
};

test('no answer carries what is kept for ourselves', async () => {
  const placed = await buy({ 'CASA-250-GRAOS': 1 });
  const [cart, order] = [await cartOf({ 'CASA-250-GRAOS': 1 }), await look(placed)];
  const products: unknown = await (await fetch(`${base}/products`)).json();
  const phone = await signedInDevice(await openAccount());
  const account: unknown = await (await phone.fetcher(`${base}/account`)).json();
  const inside =
    /^(pk$|sk$|ttl|entity|gsi|outbox|tokenHash|accessToken|refreshToken|emailIndex|taxIndex|addressIndex|taskToken|idempotency|passwordHash|fingerprint|free|reserved|received)/i;
  for (const answer of [cart, order, products, account])
    expect(names(answer).filter((name) => inside.test(name) && name !== 'free')).toEqual([]);
});
