import { describe, expect, test } from 'vitest';
import { ask } from '../src/edges.ts';
import { buy, urls } from '../src/shopper.ts';
import { codeOf, everyRoute, knock, pathOf, siteOf } from '../src/stranger.ts';

describe.each(everyRoute)('%s', (_, route) => {
  test('lends itself to no other site', async () => {
    const headers = { origin: 'https://evil.example' };
    const asking = {
      ...headers,
      'access-control-request-method': route.method,
      'access-control-request-headers': 'x-loja-client',
    };
    const preflight = await ask(pathOf(route), {
      base: siteOf(route),
      method: 'OPTIONS',
      headers: asking,
      from: '127.0.0.38',
    });
    const answer = await knock(route, { headers, from: '127.0.0.38' });
    expect(preflight.status).toBeGreaterThanOrEqual(400);
    for (const { headers: said } of [preflight, answer])
      expect(Object.keys(said).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('says nothing of its inside when it refuses', async () => {
    const odd = await knock(route, { ...(route.body ? { body: '{"a":' } : {}), from: '127.0.0.38' });
    expect(odd.status).toBeLessThan(500);
    expect(odd.body).not.toMatch(/node_modules|\.(ts|mjs):\d|at \w+ \(|arn:aws|DynamoDB|Exception|ZodError/);
  });
});

describe('what nobody asks honestly is refused', () => {
  test.each(['TRACE', 'CONNECTX', 'OPTIONS', 'PATCH', 'PROPFIND', 'PURGE'])('%s', async (method) => {
    for (const path of ['/', '/api/products', '/api/orders']) {
      const { status, body } = await ask(path, { method, headers: { cookie: 'echo=me' } }).catch(() => ({
        status: 400,
        body: '',
      }));
      expect([400, 403, 404, 405, 501], `${method} ${path}`).toContain(status);
      expect(body).not.toContain('echo=me');
    }
  });

  test('another host’s name changes no address that we give', async () => {
    for (const name of ['host', 'x-forwarded-host', 'x-host']) {
      const { headers, body } = await ask('/cafes', { headers: { [name]: 'evil.example' } });
      expect(`${headers.location} ${body}`).not.toContain('evil.example');
    }
  });

  test.each([
    '//evil.example/cafes',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '//evil.example/%2e%2e',
    '/cafes/?next=https://evil.example',
  ])('an address that would lead out: %s', async (path) => {
    const { headers } = await ask(path);
    const to = new URL(headers.location ?? '/', 'https://shop.example');
    expect(to.host).toBe('shop.example');
  });
});

test.each(['style.css', 'a.js', '..%2fstyle.css', ';.css', '%3f.css', '%00.png'])(
  'an order’s answer is not kept by a name that looks like a file: %s',
  async (suffix) => {
    const { orderId, accessToken } = await buy({ 'CASA-250-GRAOS': 1 });
    const headers = { 'x-order-token': accessToken };
    for (const path of [`/api/orders/${orderId}/${suffix}`, `/api/orders/${orderId}${suffix}`]) {
      const owner = await ask(path, { headers });
      const stranger = await ask(path);
      expect(owner.headers['x-cache']).not.toContain('Hit');
      expect(stranger.body).not.toContain(orderId);
      expect(stranger.status).toBeGreaterThanOrEqual(400);
      expect(stranger.headers['x-cache']).not.toContain('Hit');
    }
  },
);

test.each([
  '/.git/config',
  '/.env',
  '/api/openapi.json',
  '/api/docs',
  '/api/health',
  '/api/debug',
  '/server-status',
  '/api/_ministack/health',
  '/package.json',
  '/index.html.map',
])('nothing is served at %s', async (path) => {
  const first = await ask(path);
  // A page's address ends in a slash, and whoever forgets it is told so.
  const answer = first.status === 301 ? await ask(first.headers.location ?? '') : first;
  expect(answer.status).toBe(404);
  expect(codeOf(answer)).not.toMatch(/\[core\]|AWS_|openapi/);
});

test('no folder is listed', async () => {
  for (const path of ['/media/', '/arte/', '/_astro/', '/api/']) {
    const { status, body } = await ask(path);
    expect(status, path).toBe(404);
    expect(body).not.toMatch(/ListBucketResult|Index of/);
  }
  expect((await ask('/', { base: urls.backOffice })).body).not.toContain('ListBucketResult');
});
