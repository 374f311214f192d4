import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningEdge, startEdge } from './server.ts';

type Seen = {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

const PAGE = `<!doctype html><title>Cafés</title>${'<p>Casa</p>'.repeat(200)}`;
const OBJECTS: Record<string, { body: string; type: string; cacheControl?: string }> = {
  '/loja-site-000000000000/index.html': { body: 'início', type: 'text/html' },
  '/loja-site-000000000000/cafes.html': { body: PAGE, type: 'text/html', cacheControl: 'public, max-age=30' },
  '/loja-site-000000000000/404.html': { body: 'Página não encontrada', type: 'text/html' },
  '/loja-media-000000000000/media/casa.avif': { body: 'foto', type: 'image/avif' },
};

let seen: Seen[] = [];
let now = 0;
let edge: RunningEdge;

const origin = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const url = incoming.url ?? '';
    seen.push({
      method: incoming.method ?? '',
      url,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    });
    const object = OBJECTS[url];
    if (object) {
      outgoing.setHeader('content-type', object.type);
      outgoing.setHeader('etag', '"e1"');
      outgoing.setHeader('server', 'origin');
      outgoing.setHeader('access-control-allow-origin', '*');
      if (object.cacheControl) outgoing.setHeader('cache-control', object.cacheControl);
      outgoing.end(object.body);
    } else if (url.startsWith('/base/api/missing')) {
      outgoing.writeHead(418, { 'content-type': 'application/problem+json' }).end('{"code":"teapot"}');
    } else if (url.startsWith('/base/api/')) {
      outgoing
        .writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
        .end('{"ok":true}');
    } else outgoing.writeHead(404).end();
  });
});

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

function get(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; from?: string } = {},
): Promise<Got> {
  const { port } = new URL(edge.url);
  const { method = 'GET', headers = {}, body, from = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      { host: '127.0.0.1', port, path, method, headers, localAddress: from },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  edge = await startEdge({
    port: 0,
    host: '127.0.0.1',
    templatePaths: [new URL('./fixtures/edge.template.json', import.meta.url).pathname],
    origins: {
      site: { endpoint, bucket: 'loja-site-000000000000' },
      media: { endpoint, bucket: 'loja-media-000000000000' },
      api: { url: `${endpoint}/base` },
    },
    originSecret: 'only-the-edge-knows',
    shopOrigin: 'http://localhost:8080',
    now: () => now,
  });
});

afterAll(async () => {
  await edge.close();
  origin.closeAllConnections();
  origin.close();
});

beforeEach(() => {
  seen = [];
  edge.invalidate(['/*']);
  // Past every rate window of earlier tests.
  now += 3_600_000;
});

describe('pages', () => {
  it('are read from the site bucket under clean addresses', async () => {
    const page = await get('/cafes');
    expect(page.status).toBe(200);
    expect(page.body.toString()).toBe(PAGE);
    expect(seen.map(({ url }) => url)).toEqual(['/loja-site-000000000000/cafes.html']);
  });

  it('serve the root and redirect a trailing slash', async () => {
    expect((await get('/')).body.toString()).toBe('início');
    const moved = await get('/cafes/?pagina=2');
    expect([moved.status, moved.headers.location]).toEqual([301, '/cafes?pagina=2']);
  });

  it('carry the security headers of the template and nothing that tells of the origin', async () => {
    const { headers } = await get('/cafes');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=()',
      'cache-control': 'public, max-age=30',
    });
    expect([headers.server, headers['access-control-allow-origin']]).toEqual([undefined, undefined]);
  });

  it('come from the cache until they are old', async () => {
    expect((await get('/cafes')).headers['x-cache']).toBe('Miss from cloudfront');
    now += 29_000;
    const hit = await get('/cafes');
    expect([hit.headers['x-cache'], hit.headers.age]).toEqual(['Hit from cloudfront', '29']);
    now += 2_000;
    expect((await get('/cafes')).headers['x-cache']).toBe('Miss from cloudfront');
    expect(seen).toHaveLength(2);
  });

  it('are kept apart by what the policy puts in the key, and by nothing else', async () => {
    await get('/cafes?utm=x', { headers: { cookie: 'c=1' } });
    expect((await get('/cafes?utm=y', { headers: { cookie: 'c=2' } })).headers['x-cache']).toMatch(/^Hit/);
    expect((await get('/cafes?pagina=2')).headers['x-cache']).toMatch(/^Miss/);
    expect((await get('/cafes', { headers: { 'accept-language': 'en' } })).headers['x-cache']).toMatch(
      /^Miss/,
    );
  });

  it('are forgotten when invalidated', async () => {
    await get('/cafes');
    edge.invalidate(['/cafes*']);
    expect((await get('/cafes')).headers['x-cache']).toMatch(/^Miss/);
  });

  it('are compressed for who asks, with their length still right', async () => {
    const { headers, body } = await get('/cafes', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      etag: 'W/"e1"',
      'content-length': String(body.length),
    });
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });

  it('answer 304 to a current copy and nothing but headers to HEAD', async () => {
    const current = await get('/cafes', { headers: { 'if-none-match': 'W/"e1"' } });
    expect([current.status, current.body.length]).toEqual([304, 0]);
    const head = await get('/cafes', { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      String(Buffer.byteLength(PAGE)),
      0,
    ]);
  });

  it('that do not exist show the shop’s page with 404, briefly kept', async () => {
    const missing = await get('/nada');
    expect([missing.status, missing.body.toString()]).toEqual([404, 'Página não encontrada']);
    expect(missing.headers['content-security-policy']).toBe("default-src 'self'");
    expect((await get('/nada')).headers['x-cache']).toBe('Error from cloudfront');
    expect(seen.map(({ url }) => url)).toEqual([
      '/loja-site-000000000000/nada.html',
      '/loja-site-000000000000/404.html',
    ]);
  });

  it('refuse other methods', async () => {
    const refused = await get('/cafes', { method: 'POST', body: 'x' });
    expect(refused.headers['x-cache']).toBe('Error from cloudfront');
    expect(seen.map(({ method }) => method)).not.toContain('POST');
  });
});

describe('photos', () => {
  it('are read from the media bucket and long kept', async () => {
    expect((await get('/media/casa.avif')).body.toString()).toBe('foto');
    now += 86_000_000;
    expect((await get('/media/casa.avif')).headers['x-cache']).toMatch(/^Hit/);
  });

  it('cannot be used to reach another bucket', async () => {
    await get('/media/../../other/secret');
    expect(seen[0]?.url).toBe('/loja-media-000000000000/media/../../other/secret');
  });
});

describe('the API', () => {
  it('gets the whole request, the true address and the secret that only the edge knows', async () => {
    const answer = await get('/api/orders?x=1', {
      method: 'POST',
      body: '{"a":1}',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k',
        cookie: 's=1',
        'x-forwarded-for': '203.0.113.9',
        'x-origin-secret': 'forged',
        'cloudfront-viewer-address': '203.0.113.9:1',
      },
    });
    expect([answer.status, answer.body.toString()]).toEqual([201, '{"ok":true}']);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const [arrived] = seen;
    expect(arrived).toMatchObject({ method: 'POST', url: '/base/api/orders?x=1', body: '{"a":1}' });
    expect(arrived?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'k',
      cookie: 's=1',
      'x-forwarded-for': '127.0.0.1',
      'x-origin-secret': 'only-the-edge-knows',
    });
    expect(arrived?.headers['cloudfront-viewer-address']).toBeUndefined();
  });

  it('is never cached and its own errors pass untouched', async () => {
    for (let call = 0; call < 2; call += 1) {
      const answer = await get('/api/missing');
      expect([answer.status, answer.body.toString()]).toEqual([418, '{"code":"teapot"}']);
    }
    expect(seen).toHaveLength(2);
  });

  it('refuses bodies and rates above the template’s limits', async () => {
    const post = (body: string, from?: string) =>
      get('/api/orders', { method: 'POST', body, ...(from ? { from } : {}) });
    expect((await post('x'.repeat(8_193))).status).toBe(413);
    const statuses: number[] = [];
    for (let call = 0; call < 21; call += 1) statuses.push((await post('{}')).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(statuses[20]).toBe(429);
    expect((await post('{}', '127.0.0.2')).status).toBe(201);
  });
});
