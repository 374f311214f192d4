import { type Access, accessIn, accessOf, accessTable, routeKeyOf } from '@loja/contracts/access.ts';
import { getOrder } from '@loja/contracts/http/ordering.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import { listTasks } from '@loja/contracts/http/staff-tasks.ts';
import type { Route } from '@loja/contracts/route.ts';
import { ok } from '@loja/kernel/result.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { askingAs, type Cast, castOf, saidBy } from '../src/access-callers.ts';
import { type AskAs, callers, leaksIn, mayEnter } from '../src/access-matrix.ts';
import { forgeries } from '../src/forgery.ts';
import { urls } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const all: Route[] = Object.values(routes).flat();
/** What ends something of those who ask comes late, and what ends or turns over their session last. */
const lateness = ({ method, path }: Route): number => {
  if (/sign-out|refresh/.test(path)) return 2;
  return method === 'DELETE' || /cancellation|end-others|export/.test(path) ? 1 : 0;
};
const ordered = all.toSorted((a, b) => lateness(a) - lateness(b));
const closesAccount = (route: Route): boolean => routeKeyOf(route) === 'DELETE /account';

let cast: Cast;
let ask: AskAs;
beforeAll(async () => {
  cast = await castOf();
  ask = askingAs(cast);
});

/** Those who are refused first: a cancelled order is still its owner's, but moves no more. */
const cells = (route: Route) =>
  callers
    .toSorted((a, b) => Number(mayEnter(accessOf(route), a)) - Number(mayEnter(accessOf(route), b)))
    .map((caller) => ({ route, caller }));

describe('who may do what is what the table says', () => {
  test.each(
    ordered.filter((route) => !closesAccount(route)).map((route) => [routeKeyOf(route), route] as const),
  )('%s', async (_, route) => {
    expect(await leaksIn(cells(route), ask)).toEqual([]);
  });

  test('every cell of the table was asked', () => {
    expect(all.map(routeKeyOf).toSorted()).toEqual(Object.keys(accessTable).toSorted());
    console.log(`${(all.length - 1) * callers.length} cells of ${all.length - 1} routes asked`);
  });
});

test('what is denied answers like what does not exist', async () => {
  const absent = await ask(getOrder, 'anonymous');
  for (const caller of callers.filter((one) => !mayEnter(accessOf(getOrder), one)))
    expect(await ask(getOrder, caller), caller).toEqual(absent);
});

describe('a forged token opens nothing', () => {
  const forStaff = all.filter((route) => accessOf(route).audience === 'staff');
  const forCustomers = all.filter((route) => accessOf(route).audience === 'customer');

  test.each(Object.entries(forgeries))('%s, on every route of staff', async (_, forge) => {
    // Of a session that stands: that of the cast was signed out above.
    const cookie = (await staffMember('admin')).cookie.replace(/(?<=-access=)[^;]*/, forge);
    for (const route of forStaff) {
      const path = route.path.replace(/\{\w+\}/g, 'x');
      const response = await fetch(`${urls.backOffice}/api${path}`, {
        method: route.method,
        headers: { cookie, 'x-loja-client': 'back-office' },
      });
      expect([401, 403], `${route.method} ${route.path}`).toContain(response.status);
    }
  });

  test.each(Object.entries(forgeries))('%s, on every route of customers', async (_, forge) => {
    const jar = new Map(cast.stranger.jar);
    jar.set('__Host-loja-access', forge(jar.get('__Host-loja-access') ?? ''));
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const route of forCustomers) {
      const response = await fetch(`${urls.shop}/api${route.path.replace(/\{\w+\}/g, 'x')}`, {
        method: route.method,
        headers: { cookie, 'x-loja-client': 'shop', 'content-type': 'application/json' },
        ...(route.body ? { body: '{}' } : {}),
      });
      expect(response.status, `${route.method} ${route.path}`).toBe(401);
    }
  });
});

describe('a miss is found', () => {
  const served = (route: Route, access: Access): AskAs => {
    const app = new HttpApp(undefined, () => access).on(route, async () =>
      ok({ orders: [], tasks: [] }),
    ).hono;
    return async ({ method, path }) =>
      saidBy(await app.request(`/api${path.replace(/\{\w+\}/g, `ord_${'0'.repeat(26)}`)}`, { method }));
  };

  test('an order that is shown without asking whose it is', async () => {
    const unchecked = served(getOrder, { audience: 'public', object: 'order' });
    const found = await leaksIn(cells(getOrder), unchecked);
    expect(found).toHaveLength(callers.filter((caller) => !mayEnter(accessOf(getOrder), caller)).length);
    expect(found[0]).toContain('entered');
  });

  test('a desk that stands open', async () => {
    const open = served(listTasks, { audience: 'public', object: 'task' });
    expect(await leaksIn(cells(listTasks), open)).toContain(
      'GET /staff/tasks as anonymous: entered (200 {"orders":[],"tasks":[]})',
    );
  });

  test('a route that the table does not know', () => {
    const { 'GET /staff/tasks': _, ...rest } = accessTable;
    expect(() => accessIn(rest)(listTasks)).toThrow(/no row/);
  });
});
