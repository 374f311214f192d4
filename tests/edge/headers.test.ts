import { Problem } from '@loja/contracts/errors.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputs } from '../src/back-room.ts';
import { type Answered, ask } from '../src/edges.ts';
import { urls } from '../src/shopper.ts';

const photo = '/media/edge-test/320.avif';

/** One path of every kind that a visitor can meet, with what it is answered. */
const kinds: [kind: string, path: string, status: number][] = [
  ['home', '/', 200],
  ['home in English', '/en/', 200],
  ['shelf', '/cafes/', 200],
  ['page of an order', '/pedido/', 200],
  ['page that is not there', '/nao-existe/', 404],
  ['address without its slash', '/cafes', 301],
  ['robots', '/robots.txt', 200],
  ['site map', '/sitemap.xml', 200],
  ['photograph', photo, 200],
  ['photograph that is not there', '/media/nenhuma/1.avif', 404],
  ['catalogue of the API', '/api/products', 200],
  ['product that the API does not have', '/api/products/nao-existe', 404],
  ['order of somebody else', '/api/orders/ord_00000000000000000000000000', 404],
  ['path that the API does not have', '/api/nao-existe', 404],
  ['path of staff', '/api/staff/products', 404],
];

const answers = new Map<string, Answered>();
let assets: string[] = [];

beforeAll(async () => {
  await fetch(`${urls.aws}/${outputs.MediaBucketName}${photo}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/avif', 'cache-control': 'public, max-age=31536000, immutable' },
    body: 'a photograph',
  });
  for (const [, path] of kinds) answers.set(path, await ask(path));
  assets = [...new Set(answers.get('/')?.body.match(/\/_astro\/[\w.@-]+\.(?:css|js|woff2)/g))];
  for (const path of assets) answers.set(path, await ask(path));
  answers.set('too large', await ask('/', { body: 'x'.repeat(9_000) }));
  answers.set('method', await ask('/cafes/', { method: 'POST' }));
  answers.set('back office', await ask('/', { base: urls.backOffice }));
  answers.set('staff', await ask('/api/staff/products', { base: urls.backOffice }));
});

const answerTo = (path: string): Answered => {
  const answer = answers.get(path);
  if (!answer) throw new Error(`${path} was not asked`);
  return answer;
};

test.each(kinds)('%s (%s) answers %i', (_, path, status) => expect(answerTo(path).status).toBe(status));

describe('whatever is answered', () => {
  test('is typed, encrypted, framed by nobody, and tells nothing of how things are kept', () => {
    expect(answers.size).toBeGreaterThan(kinds.length + 4);
    for (const [path, { headers }] of answers) {
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      const told = Object.keys(headers).filter((name) =>
        /^(server|x-powered-by|x-amz-(?!cf-)|access-control-)/.test(name),
      );
      expect(told, path).toEqual([]);
    }
  });

  test('runs no script but the shop’s, and none that was written into a page', () => {
    for (const [path, { headers }] of answers) {
      const csp = headers['content-security-policy'] ?? '';
      expect(csp, path).toMatch(/^default-src 'none'/);
      expect(csp, path).toContain("frame-ancestors 'none'");
      expect(csp, path).not.toMatch(/unsafe|script-src[^;]*(sha|nonce)/);
      // An order's page shows the fields of the provider, who is at one address here.
      const others = [...new Set(csp.match(/https?:[^\s;]*/g))];
      expect(others, path).toEqual(path === '/pedido/' ? [urls.psp] : []);
    }
  });

  test('that is a page has no script or style of its own that the policy would stop', () => {
    const pages = [...answers].filter(([, { headers }]) => headers['content-type']?.startsWith('text/html'));
    expect(pages.length).toBeGreaterThan(4);
    for (const [path, { body }] of pages) {
      expect(body, path).not.toMatch(/<script(?![^>]*(src=|application\/(ld\+)?json))[^>]*>/);
      expect(body, path).not.toMatch(/\son[a-z]+="/);
    }
  });
});

describe('how long a browser may keep it', () => {
  test.each(kinds.filter(([, path, status]) => status === 200 && !path.startsWith('/api/')))(
    '%s',
    (_, path) => {
      const control = answerTo(path).headers['cache-control'] ?? '';
      if (path === photo) expect(control).toBe('public, max-age=31536000, immutable');
      // The edge keeps a page and is told when it changes; a browser is not told, so it always asks.
      else expect(control).toMatch(/max-age=0|no-cache/);
    },
  );

  test('files named by their content: a year, without asking', () => {
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      const { status, headers } = answerTo(path);
      expect([path, status, headers['cache-control']]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  test('errors of the API and everything for staff: not at all', () => {
    const never = kinds.filter(([, path, status]) => status === 404 && path.startsWith('/api/'));
    for (const path of [...never.map(([, path]) => path), 'staff', 'back office', 'too large', 'method'])
      expect([path, answerTo(path).headers['cache-control']]).toEqual([path, 'no-store']);
  });
});

test('the back office is found by nobody who searches', () => {
  expect(answerTo('back office').headers['x-robots-tag']).toContain('noindex');
});

test('what the shop has not for programs is a problem of the contract', () => {
  for (const path of ['/api/products/nao-existe', '/api/staff/products'])
    expect(Problem.parse(JSON.parse(answerTo(path).body)).status, path).toBe(404);
});
