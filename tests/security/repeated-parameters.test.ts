import { accessOf, routeKeyOf } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRoute } from '../src/access-matrix.ts';
import { addressOf, type Known, knownThings, rightOf } from '../src/fuzz-target.ts';
import { base, newKey, reviewed } from '../src/shopper.ts';

let known: Known;
beforeAll(async () => {
  known = await knownThings();
});

const said = async (response: Response) => {
  const { traceId: _, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
};

/** Two values of each parameter of a query that its contract tells apart. */
const values: Readonly<Record<string, readonly [first: string, second: string]>> = {
  'GET /staff/orders status': ['delivered', 'paid'],
  'GET /staff/orders cursor': ['MjAyNi0xMS0yNFQwMDowMDowMC4wMDBaI29yZF8', 'nada'],
  'GET /staff/tasks status': ['resolved', 'open'],
  'GET /account/orders cursor': ['nada', 'outro'],
  'DELETE /staff/products/{slug} expectedRevision': ['999999', '1'],
  'POST /webhooks/mercadopago data.id': ['ORD1', 'ORD2'],
  'POST /webhooks/mercadopago type': ['order', 'payment'],
};

const parameters = everyRoute.flatMap((route) =>
  Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {}).map(
    (name): [string, Route, string] => [`${routeKeyOf(route)} ${name}`, route, name],
  ),
);

describe('a parameter that comes twice counts once, the first time, or is refused', () => {
  test.each(parameters)('%s', async (key, route, name) => {
    const [first, second] = values[key] ?? ['a', 'b'];
    const ask = async (question: [string, string][]) =>
      said(
        await fetch(`${addressOf(route, {}, known)}?${new URLSearchParams(question)}`, {
          method: route.method,
          headers: { 'content-type': 'application/json', ...(await rightOf(route, known)) },
          ...(route.method === 'GET' ? {} : { body: '{}' }),
        }),
      );
    const twice = await ask([
      [name, first],
      [name, second],
    ]);
    if (twice.status !== 400) expect(twice).toEqual(await ask([[name, first]]));
  });

  test('each is known to this test', () => {
    expect(parameters.map(([key]) => key).toSorted()).toEqual(Object.keys(values).toSorted());
    expect(parameters.filter(([, route]) => accessOf(route).audience === 'staff').length).toBeGreaterThan(2);
  });
});

describe('what decides who one is or what is bought does not come twice', () => {
  const place = (headers: [string, string][], body: string) =>
    fetch(`${base}/orders`, {
      method: 'POST',
      headers: [['content-type', 'application/json'], ['x-loja-client', 'shop'], ...headers],
      body,
    });

  test('two keys of one order are one key that nobody may use', async () => {
    const body = JSON.stringify(await reviewed({ 'CASA-250-GRAOS': 1 }));
    const [one, other] = [newKey(), newKey()];
    const response = await place(
      [
        ['idempotency-key', one],
        ['idempotency-key', other],
      ],
      body,
    );
    expect(await said(response)).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
  });

  test('of a field that a body has twice the last one counts, everywhere alike, and is checked', async () => {
    const body = JSON.stringify(await reviewed({ 'CASA-250-GRAOS': 1 }));
    const doubled = body.replace(/\}$/, ',"expectedTotal":{"cents":1,"currency":"BRL"}}');
    const response = await place([['idempotency-key', newKey()]], doubled);
    expect((await said(response)).body).toMatchObject({ code: 'price_changed' });
  });

  test('two tokens of orders open none', async () => {
    const { orderId, accessToken } = known.placed;
    const ask = (token: string) =>
      fetch(`${base}/orders/${orderId}`, {
        headers: [
          ['x-order-token', token],
          ['x-order-token', accessToken],
        ],
      });
    expect((await said(await ask('nada'))).status).toBe(404);
    expect((await said(await ask(accessToken))).status).toBe(404);
  });
});
