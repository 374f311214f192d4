import { accessOf } from '@loja/contracts/access.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAccount, signedInDevice } from '../src/device.ts';
import { ask, isHit, ownEdge } from '../src/edges.ts';
import { buy, cartOf, type Placed } from '../src/shopper.ts';

// A door of its own: nobody else asks here, so that a hit or a miss is this file's doing.
let edge: Awaited<ReturnType<typeof ownEdge>>;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(path, { headers, method, base: edge.url });

beforeAll(async () => {
  edge = await ownEdge();
});
afterAll(() => edge.close());
beforeEach(() => edge.invalidate(['/*']));

describe('pages', () => {
  test.each(['/', '/en/', '/cafes/', '/robots.txt'])(
    '%s is answered by the edge the second time',
    async (path) => {
      expect(isHit(await get(path))).toBe(false);
      expect(isHit(await get(path))).toBe(true);
      expect(isHit(await get(path, {}, 'HEAD'))).toBe(true);
    },
  );

  test('are the same whoever asks, with whatever cookie, language, token or campaign', async () => {
    const first = await get('/cafes/');
    for (const [path, headers] of [
      ['/cafes/?utm_source=carta&gclid=1', {}],
      ['/cafes/', { cookie: 'a=1' }],
      ['/cafes/', { 'accept-language': 'en' }],
      ['/cafes/', { authorization: 'Bearer x', 'x-order-token': 'y' }],
    ] as const) {
      const again = await get(path, headers);
      expect([isHit(again), again.body === first.body], JSON.stringify([path, headers])).toEqual([
        true,
        true,
      ]);
    }
  });

  test('are kept once for each encoding', async () => {
    await get('/cafes/');
    const packed = await get('/cafes/', { 'accept-encoding': 'br, gzip' });
    expect([isHit(packed), packed.headers['content-encoding']]).toEqual([false, 'br']);
    expect(packed.headers.vary?.toLowerCase()).toContain('accept-encoding');
    expect(isHit(await get('/cafes/', { 'accept-encoding': 'gzip;q=0, br' }))).toBe(true);
  });

  test('that a browser still has are not sent again', async () => {
    const { headers } = await get('/cafes/');
    const again = await get('/cafes/', { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  test('are forgotten alone when they alone changed', async () => {
    for (const path of ['/', '/cafes/', '/en/cafes/']) await get(path);
    edge.invalidate(['/cafes/index.html', '/cafes/']);
    expect(isHit(await get('/cafes/'))).toBe(false);
    expect(isHit(await get('/'))).toBe(true);
    expect(isHit(await get('/en/cafes/'))).toBe(true);
  });
});

describe('the catalogue of the API', () => {
  test('is asked once for everybody', async () => {
    const first = await get('/api/products');
    expect(first.status).toBe(200);
    for (const [path, headers] of [
      ['/api/products', { cookie: 'a=1', authorization: 'Bearer x' }],
      ['/api/products?utm_source=carta', {}],
    ] as const) {
      const again = await get(path, headers);
      expect([isHit(again), again.body === first.body], path).toEqual([true, true]);
    }
  });
});

describe('poison', () => {
  const evil = 'evil.example';
  const attempts: Record<string, string>[] = [
    { 'x-forwarded-host': evil, 'x-forwarded-proto': 'http', 'x-forwarded-port': '666' },
    { forwarded: `host=${evil}` },
    { 'x-original-url': '/api/staff/products', 'x-rewrite-url': '/api/staff/products' },
    { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
    { origin: `https://${evil}`, referer: `https://${evil}/` },
    { host: evil },
    { 'x-origin-secret': evil },
    { 'accept-language': evil, cookie: `lang=${evil}`, 'user-agent': evil },
    { range: 'bytes=0-3' },
  ];

  test.each(['/cafes/', '/api/products', '/api/products/nao-existe'])(
    'that a stranger sends to %s reaches nobody else',
    async (path) => {
      const clean = await get(path);
      for (const headers of attempts) {
        edge.invalidate(['/*']);
        await get(path, headers);
        const next = await get(path);
        const name = JSON.stringify(headers);
        expect([next.status, JSON.stringify(next.headers).includes(evil)], name).toEqual([
          clean.status,
          false,
        ]);
        if (clean.status === 200) expect(next.body === clean.body, name).toBe(true);
      }
    },
  );
});

describe('what is one person’s', () => {
  let mine: Placed;
  let cartId: string;
  let cookie: string;
  beforeAll(async () => {
    mine = await buy({ 'CASA-250-GRAOS': 1 });
    ({ cartId } = await cartOf({ 'CASA-250-GRAOS': 1 }));
    const { jar } = await signedInDevice(await openAccount());
    cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  });

  const isShared = ({ path }: Route): boolean => path.startsWith('/products') || path.startsWith('/ceps');
  const personal = Object.values<readonly Route[]>(routes)
    .flat()
    .filter((route) => route.method === 'GET' && !isShared(route) && accessOf(route).audience !== 'staff');

  const pathOf = ({ path }: Route): string =>
    `/api${path.replace('{orderId}', mine.orderId).replace('{cartId}', cartId)}`;

  test('is kept nowhere on the way', async () => {
    expect(personal.length).toBeGreaterThan(1);
    for (const route of personal) {
      for (const time of ['first', 'second']) {
        const answer = await get(pathOf(route), { 'x-order-token': mine.accessToken, cookie });
        expect(
          [answer.status, isHit(answer), answer.headers['cache-control']],
          `${route.path} ${time}`,
        ).toEqual([200, false, 'no-store']);
      }
    }
  });

  test('is shown to its owner only, whoever asked before', async () => {
    const path = `/api/orders/${mine.orderId}`;
    const other = await buy({ 'CASA-250-GRAOS': 1 });
    const as = async (token?: string): Promise<number> =>
      (await get(path, token ? { 'x-order-token': token } : {})).status;
    expect(await as(mine.accessToken)).toBe(200);
    expect(await as()).toBe(404);
    expect(await as(other.accessToken)).toBe(404);
    // A refusal that a stranger got is not kept for the owner either.
    expect(await as(mine.accessToken)).toBe(200);
  });

  test('is not mixed by cookies, fragments of a path or a query', async () => {
    const path = `/api/orders/${mine.orderId}`;
    const headers = { 'x-order-token': mine.accessToken, cookie: 'session=mine' };
    expect((await get(path, headers)).status).toBe(200);
    for (const trick of [
      `${path}?x=1`,
      `${path}/x.css`,
      `${path};a.js`,
      `${path}%2fa.css`,
      `${path}%3fa.css`,
    ]) {
      const stranger = await get(trick, { cookie: 'session=mine' });
      expect([trick, isHit(stranger)]).toEqual([trick, false]);
      expect(stranger.body, trick).not.toContain('529');
      expect(stranger.status, trick).toBeGreaterThanOrEqual(400);
    }
  });
});
