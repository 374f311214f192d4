import { accessOf, routeKeyOf } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';
import type * as Carts from '@loja/services/cart/adapters/cart-item.ts';
import type * as Digests from '@loja/services/ordering/domain/digest.ts';
import type * as Owning from '@loja/services/ordering/use-cases/order-of-owner.ts';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { requestOf, shownBy } from '../src/access-callers.ts';
import { type Cast, castOf, forgetCounts } from '../src/access-cast.ts';
import { type AskAs, callers, cellsOf, everyRoute, leaksIn, mayEnter } from '../src/access-matrix.ts';
import { shown } from '../src/back-office.ts';
import { deployed, gatewayEvent } from '../src/deployed-code.ts';

/** Which check is left out of the shop's own code; all else of it is as deployed. */
const missing = vi.hoisted(() => ({ check: 'none' as 'none' | 'whose' | 'token' | 'owner' | 'cart' }));

vi.mock('@loja/services/ordering/use-cases/order-of-owner.ts', async (original) => {
  const real = await original<typeof Owning>();
  const orderOfOwner: typeof Owning.orderOfOwner = async ({ orders }, shown) => {
    if (missing.check === 'whose') return orders.get(shown.orderId);
    if (missing.check !== 'owner') return real.orderOfOwner({ orders }, shown);
    const getBeside: typeof orders.getBeside = async (...of) => ({
      ...(await orders.getBeside(...of)),
      isOwner: true,
    });
    return real.orderOfOwner({ orders: { get: (id) => orders.get(id), getBeside } }, shown);
  };
  return { ...real, orderOfOwner };
});

vi.mock('@loja/services/ordering/domain/digest.ts', async (original) => {
  const real = await original<typeof Digests>();
  const matchesDigest: typeof Digests.matchesDigest = (...of) =>
    missing.check === 'token' || real.matchesDigest(...of);
  return { ...real, matchesDigest };
});

vi.mock('@loja/services/cart/adapters/cart-item.ts', async (original) => {
  const real = await original<typeof Carts>();
  const parseCart: typeof Carts.parseCart = (item, now, visitor) =>
    real.parseCart(item, now, missing.check === 'cart' ? item?.owner : visitor);
  return { ...real, parseCart };
});

const Answer = z.object({ statusCode: z.number(), body: z.string() });
type Serve = (event: never, context: never) => Promise<unknown>;

/** The functions behind what has an owner, each with the settings that it has in the running shop. */
const functions = async (): Promise<(route: Route) => Serve> => {
  const ordering = await deployed(
    'ordering-http-customer',
    () => import('@loja/services/ordering/entrypoints/http-customer.ts'),
  );
  const payments = await deployed(
    'payments-http-customer',
    () => import('@loja/services/payments/entrypoints/http-customer.ts'),
  );
  const documents = await deployed(
    'documents-http-customer',
    () => import('@loja/services/documents/entrypoints/http-customer.ts'),
  );
  const cart = await deployed(
    'cart-http-public',
    () => import('@loja/services/cart/entrypoints/http-public.ts'),
  );
  return ({ path }) => {
    if (path.startsWith('/carts')) return cart.handler;
    if (path.endsWith('/contract')) return documents.handler;
    return path.endsWith('/payments') ? payments.handler : ordering.handler;
  };
};

let cast: Cast;
let ask: AskAs;
beforeAll(async () => {
  cast = await castOf();
  const functionOf = await functions();
  const door = await deployed(
    'edge-customer-authorizer',
    () => import('@loja/services/edge/entrypoints/customer-authorizer.ts'),
  );
  ask = async (cell, of) => {
    const asked = await requestOf(cast, cell, of, shownBy(cast));
    const request = { ...asked, headers: { ...asked.headers, ...(await shown()) } };
    const { context } = await door.handler(gatewayEvent(request) as never);
    const answer = await functionOf(cell.route)(gatewayEvent(request, context) as never, {} as never);
    const { statusCode: status, body } = Answer.parse(answer);
    return { status, code: /"code":"(\w+)"/.exec(body)?.[1], body };
  };
});

beforeEach(() => forgetCounts(cast));

const ofOrders = everyRoute.filter((route) => accessOf(route).audience === 'guest-token');
const ofCarts = everyRoute.filter((route) => routeKeyOf(route) === 'GET /carts/{cartId}');

const leaksWithout = async (check: typeof missing.check, routes: readonly Route[]): Promise<string[]> => {
  missing.check = check;
  try {
    return await leaksIn(
      routes.flatMap((route) => cellsOf(route)),
      ask,
    );
  } finally {
    missing.check = 'none';
  }
};

/** Those whom the table turns away, as the matrix words it when one of them came in. */
const turnedAway = (routes: readonly Route[], who: readonly string[] = callers) =>
  routes
    .flatMap((route) => cellsOf(route))
    .filter((cell) => !mayEnter(accessOf(cell.route), cell) && who.includes(cell.caller))
    .map(({ route, thing, caller }) => `${routeKeyOf(route)} (${thing}) as ${caller}: entered`);
const found = (leaks: readonly string[]) => leaks.map((leak) => leak.replace(/ \(\d.*$/s, ''));

describe('a check that is missing from the shop’s own code is found by the matrix', () => {
  test('none is missing', async () => {
    expect(ofOrders).toHaveLength(5);
    expect(await leaksWithout('none', [...ofOrders, ...ofCarts])).toEqual([]);
  });

  test.each([
    ['whose an order is is not asked', 'whose', ofOrders, callers],
    ['any token opens an order', 'token', ofOrders, callers],
    ['whoever is signed in counts as an order’s owner', 'owner', ofOrders, ['another customer']],
    ['whose a cart is is not asked', 'cart', ofCarts, callers],
  ] as const)('%s', async (_, check, routes, who) => {
    const leaks = await leaksWithout(check, routes);
    expect(found(leaks).toSorted()).toEqual(turnedAway(routes, who).toSorted());
    expect(leaks.length).toBeGreaterThan(0);
  });
});
