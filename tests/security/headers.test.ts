import { describe, expect, test } from 'vitest';
import { openAccount, signedInDevice } from '../src/device.ts';
import { type Answered, ask, ownEdge } from '../src/edges.ts';
import { base, buy, urls } from '../src/shopper.ts';
import { everyRoute, knock } from '../src/stranger.ts';

const YEAR = 31_536_000;

/** What is wrong with an answer's headers, whatever the answer is. */
const faults = (headers: Answered['headers']): string[] => {
  const said = (name: string) => headers[name] ?? '';
  const [, age = '0'] = /max-age=(\d+)/.exec(said('strict-transport-security')) ?? [];
  const csp = said('content-security-policy');
  const wrong: [string, boolean][] = [
    ['HSTS shorter than a year', Number(age) < YEAR],
    ['HSTS without subdomains', !said('strict-transport-security').includes('includeSubDomains')],
    ['may be sniffed', said('x-content-type-options') !== 'nosniff'],
    ['no policy of its own', !csp.includes("default-src 'none'")],
    ['may be framed', !csp.includes("frame-ancestors 'none'")],
    ['may be given another base', !csp.includes("base-uri 'none'")],
    ['runs inline script', /script-src[^;]*'unsafe-/.test(csp)],
    ['tells other sites where one was', said('referrer-policy') !== 'strict-origin-when-cross-origin'],
    ['shares its window', said('cross-origin-opener-policy') !== 'same-origin'],
    ['is lent to other sites', said('access-control-allow-origin') !== ''],
    ['says what serves it', said('server') + said('x-powered-by') !== ''],
    [
      'says no charset',
      /^text\/|html/.test(said('content-type')) && !/charset=utf-8/i.test(said('content-type')),
    ],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([what]) => what);
};

const personal = (path: string): boolean => !path.startsWith('/products');

describe('whatever a stranger gets of', () => {
  test.each(everyRoute)('%s carries every protection and is kept by nobody', async (_, route) => {
    const answer = await knock(route, { from: '127.0.0.31' });
    expect(faults(answer.headers)).toEqual([]);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/);
    if (personal(route.path)) expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('a page', () => {
  test.each([
    '/',
    '/en/',
    '/cafes/',
    '/carrinho/',
    '/checkout/',
    '/conta/',
    '/entrar/',
    '/pedido/?id=ord_1',
    '/nao-existe/',
    '/media/nada.avif',
    '/sitemap.xml',
    '/robots.txt',
    '/arte/nada.svg',
  ])('%s carries every protection', async (path) => {
    expect(faults((await ask(path)).headers)).toEqual([]);
  });

  test('of the back office too, and it is found by nobody', async () => {
    const { headers } = await ask('/', { base: urls.backOffice });
    expect(faults(headers)).toEqual([]);
    expect(headers['x-robots-tag']).toContain('noindex');
  });
});

describe('a refusal of the edge itself', () => {
  test.each([
    ['a method that pages have not', '/', { method: 'POST', body: 'x' }],
    ['a method that nothing has', '/api/carts', { method: 'PATCH', body: '{}' }],
    ['more than the shop takes', '/api/carts', { method: 'POST', body: 'x'.repeat(9_000) }],
    ['what is for staff, at the shop', '/api/staff/orders', {}],
    ['a redirect to the one address', '/cafes', {}],
  ])('of %s carries every protection', async (_, path, asked) => {
    const answer = await ask(path, asked);
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(faults(answer.headers)).toEqual([]);
  });

  test('carries them while the API is out of reach', async () => {
    const door = await ownEdge({ apiUrl: 'http://127.0.0.1:9' });
    const answer = await ask('/api/carts', { base: door.url, method: 'POST' }).finally(() => door.close());
    expect(answer.status).toBe(503);
    expect(faults(answer.headers)).toEqual([]);
  });
});

test('what is somebody’s own is stored nowhere, and its cookies are out of every script’s reach', async () => {
  const { orderId, accessToken } = await buy({ 'CASA-250-GRAOS': 1 });
  const order = await fetch(`${base}/orders/${orderId}`, { headers: { 'x-order-token': accessToken } });
  expect([order.status, order.headers.get('cache-control')]).toEqual([200, 'no-store']);

  const account = await openAccount();
  const phone = await signedInDevice(account);
  const own = await phone.fetcher(`${base}/account`);
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const signedIn = await fetch(`${base}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
    body: JSON.stringify(account),
  });
  const cookies = signedIn.headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-loja-(session|access)=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(`; ${part}`);
    expect(cookie).not.toMatch(/domain=/i);
  }
});
