import { type Access, accessIn } from '@loja/contracts/access.ts';
import { defineRoute } from '@loja/contracts/route.ts';
import { ok } from '@loja/kernel/result.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { HttpApp } from './http.ts';
import { staffContext, staffOfGroups } from './staff.ts';

const shop = 'https://loja.example';
const backOffice = 'https://equipe.loja.example';
beforeAll(() => {
  vi.stubEnv('SHOP_ORIGIN', `${shop}/`);
  vi.stubEnv('BACK_OFFICE_ORIGIN', backOffice);
});

const base = {
  method: 'POST',
  summary: 'test route',
  reply: z.object({}),
  status: 200,
  errors: [],
} as const;
const visitor = defineRoute({ ...base, path: '/roasts' });
const guest = defineRoute({ ...base, path: '/roasts/one' });
const door = defineRoute({ ...base, path: '/auth/knock' });
const open = defineRoute({ ...base, path: '/tastings' });
const staff = defineRoute({ ...base, path: '/staff/roasts' });
const read = defineRoute({ ...base, method: 'GET', path: '/roasts' });

const row = (audience: Access['audience']): Access => ({ audience, object: 'catalogue' });

const app = [visitor, guest, door, open, staff, read].reduce(
  (served, route) => served.on(route, async () => ok({})),
  new HttpApp(
    undefined,
    accessIn({
      'POST /roasts': row('visitor'),
      'GET /roasts': row('visitor'),
      'POST /roasts/one': row('guest-token'),
      'POST /auth/knock': row('public'),
      'POST /tastings': row('public'),
      'POST /staff/roasts': { ...row('staff'), groups: ['admin'] },
    }),
  ),
).hono;
const admin = {
  requestContext: { authorizer: { lambda: staffContext(staffOfGroups('eva', ['admin'])) } },
};

const send = async (
  { method, path }: { method: string; path: string },
  headers: Record<string, string>,
): Promise<string> => {
  const response = await app.request(`/api${path}`, { method, headers }, admin);
  const { code = 'served' } = (await response.json()) as { code?: string };
  return code;
};

describe('a request that changes something', () => {
  test.each([
    ['from the shop’s page', visitor, { 'x-loja-client': 'shop', origin: shop }, 'served'],
    ['from a browser that names no origin', visitor, { 'x-loja-client': 'shop' }, 'served'],
    ['from a form elsewhere', visitor, { origin: 'https://evil.example' }, 'cross_site'],
    [
      'from a script elsewhere',
      visitor,
      { 'x-loja-client': 'shop', origin: 'https://evil.example' },
      'cross_site',
    ],
    ['from a sandboxed frame', visitor, { 'x-loja-client': 'shop', origin: 'null' }, 'cross_site'],
    [
      'from the shop’s name over another scheme',
      visitor,
      { 'x-loja-client': 'shop', origin: 'http://loja.example' },
      'cross_site',
    ],
    [
      'from another host that ends alike',
      visitor,
      { 'x-loja-client': 'shop', origin: 'https://xloja.example' },
      'cross_site',
    ],
    [
      'from the back office to the shop',
      visitor,
      { 'x-loja-client': 'shop', origin: backOffice },
      'cross_site',
    ],
    ['with the other site’s name', visitor, { 'x-loja-client': 'back-office' }, 'cross_site'],
    ['at the doors, where nobody is signed in yet', door, { origin: 'https://evil.example' }, 'cross_site'],
    ['at the doors, without the header', door, {}, 'cross_site'],
    ['with an order’s cookie-less token', guest, { 'x-order-token': 't' }, 'served'],
    ['with a cookie beside the token', guest, { 'x-order-token': 't', cookie: 'a=b' }, 'cross_site'],
    ['of staff', staff, { 'x-loja-client': 'back-office', origin: backOffice }, 'served'],
    ['of staff from the shop', staff, { 'x-loja-client': 'back-office', origin: shop }, 'cross_site'],
    ['of staff without the header', staff, {}, 'cross_site'],
    ['that uses nobody’s right', open, { origin: 'https://evil.example' }, 'served'],
  ])('%s', async (_, route, headers, expected) => {
    expect(await send(route, headers)).toBe(expected);
  });

  test('and one that only reads asks for nothing', async () => {
    expect(await send(read, { origin: 'https://evil.example' })).toBe('served');
  });
});
