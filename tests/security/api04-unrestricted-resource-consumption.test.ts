import { describe, expect, test } from 'vitest';
import { direct, shown } from '../src/back-office.ts';
import { ask } from '../src/edges.ts';
import { base, cartOf, reviewed, submit } from '../src/shopper.ts';

const put = (path: string, body: string) =>
  fetch(`${base}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
    body,
  });

describe('a request has a size', () => {
  test('at the edge, and behind it by itself', async () => {
    const body = JSON.stringify({ x: 'a'.repeat(40_000) });
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'x-loja-client': 'shop',
    };
    expect((await ask('/api/orders', { method: 'POST', body, headers })).status).toBe(413);
    const behind = await fetch(`${direct}/orders`, {
      method: 'POST',
      headers: { ...headers, ...(await shown()) },
      body,
    });
    expect(behind.status).toBe(413);
  });

  test('of each text, list and number too', async () => {
    const body = await reviewed({ 'CASA-250-GRAOS': 1 });
    const long = 'a'.repeat(3_000);
    for (const stuffed of [
      { ...body, customer: { ...body.customer, name: long } },
      { ...body, address: { ...body.address, complement: long } },
      { ...body, cartId: long },
      { ...body, expectedTotal: { cents: 1e300, currency: 'BRL' } },
    ])
      expect([400, 404]).toContain((await submit(stuffed)).status);
    const { cartId } = await cartOf({});
    for (const quantity of [21, 1e9, 2 ** 53, -1])
      expect((await put(`/carts/${cartId}/items/CASA-250-GRAOS`, JSON.stringify({ quantity }))).status).toBe(
        400,
      );
  });

  test('and a depth that costs nothing to refuse', async () => {
    const { cartId } = await cartOf({});
    const began = performance.now();
    const deep = `${'{"a":'.repeat(1_200)}1${'}'.repeat(1_200)}`;
    expect((await put(`/carts/${cartId}/items/CASA-250-GRAOS`, deep)).status).toBe(400);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

test('guesses at a cart’s coupon are counted, and one is told when to come again', async () => {
  const { cartId } = await cartOf({ 'CASA-250-GRAOS': 1 });
  const statuses: number[] = [];
  let last: Response | undefined;
  for (let guess = 0; guess < 12; guess += 1) {
    last = await put(`/carts/${cartId}/coupon`, JSON.stringify({ code: `CHUTE${guess}` }));
    statuses.push(last.status);
  }
  expect(statuses.filter((status) => status === 422)).toHaveLength(10);
  expect(statuses.slice(10)).toEqual([429, 429]);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(last?.headers.get('content-type')).toContain('application/problem+json');
});
