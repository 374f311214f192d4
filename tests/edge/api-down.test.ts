import { Problem } from '@loja/contracts/errors.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, ownEdge } from '../src/edges.ts';

let edge: Awaited<ReturnType<typeof ownEdge>>;
beforeAll(async () => {
  // Nothing listens on port 1.
  edge = await ownEdge({ apiUrl: 'http://127.0.0.1:1' });
});
afterAll(() => edge.close());

describe('with the API stopped', () => {
  test.each(['/', '/en/', '/cafes/', '/kits/', '/carrinho/', '/robots.txt', '/sitemap.xml'])(
    '%s is served',
    async (path) => expect((await ask(path, { base: edge.url })).status).toBe(200),
  );

  test('a missing page is still a missing page', async () => {
    expect((await ask('/nao-existe/', { base: edge.url })).status).toBe(404);
  });

  test.each([
    ['GET', '/api/products'],
    ['GET', '/api/carts/crt_00000000000000000000000000'],
    ['POST', '/api/orders'],
    ['PUT', '/api/carts/crt_00000000000000000000000000/items/CASA-250-GRAOS'],
  ])('%s %s says that the shop is busy, and nobody keeps that', async (method, path) => {
    const body = method === 'GET' ? undefined : '{}';
    const answer = await ask(path, { base: edge.url, method, ...(body ? { body } : {}) });
    expect(answer.status).toBe(503);
    expect(Problem.parse(JSON.parse(answer.body))).toMatchObject({ code: 'busy', status: 503 });
    expect(answer.headers['x-cache']).toBe('Error from cloudfront');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    const again = await ask(path, { base: edge.url, method, ...(body ? { body } : {}) });
    expect(again.headers.age).toBeUndefined();
  });
});
