import { describe, expect, it } from 'vitest';
import { ViewerFunction, type ViewerRequest } from './viewer-function.ts';

const viewer = { ip: '127.0.0.1', requestId: 'r-1', host: 'localhost:8080' };
const request = (change: Partial<ViewerRequest> = {}): ViewerRequest => ({
  method: 'GET',
  path: '/cafes',
  query: 'moagem=graos&peso=250&peso=500&vazio',
  headers: new Headers({ host: 'localhost:8080', cookie: 'a=1; b=2', 'accept-language': 'pt-BR' }),
  ...change,
});
const run = (code: string) => new ViewerFunction(code).onRequest(request(), viewer);

describe('a viewer request function', () => {
  it('gets the documented event', async () => {
    const response = await run(
      'function handler(event) { return { statusCode: 200, body: JSON.stringify(event) }; }',
    );
    expect(JSON.parse('body' in response ? response.body : '')).toMatchObject({
      version: '1.0',
      context: { eventType: 'viewer-request', distributionDomainName: 'localhost:8080' },
      viewer: { ip: '127.0.0.1' },
      request: {
        method: 'GET',
        uri: '/cafes',
        querystring: {
          moagem: { value: 'graos' },
          peso: { multiValue: [{ value: '250' }, { value: '500' }] },
        },
        headers: { host: { value: 'localhost:8080' } },
        cookies: { a: { value: '1' }, b: { value: '2' } },
      },
    });
  });

  it('that returns the request changes nothing but what it wrote', async () => {
    const changed = await run(
      "function handler(event) { event.request.uri += '.html'; event.request.headers['x-a'] = { value: '1' }; return event.request; }",
    );
    expect(changed).toMatchObject({ path: '/cafes.html', query: 'moagem=graos&peso=250&peso=500&vazio' });
    expect('headers' in changed && [changed.headers.get('x-a'), changed.headers.get('cookie')]).toEqual([
      '1',
      'a=1; b=2',
    ]);
  });

  it('may redirect, and may be async', async () => {
    const response = await run(
      "async function handler() { return { statusCode: 301, headers: { location: { value: '/x' } }, cookies: { c: { value: '1', attributes: 'Path=/' } } }; }",
    );
    expect(response).toMatchObject({ status: 301, body: '' });
    expect([...response.headers]).toEqual([
      ['location', '/x'],
      ['set-cookie', 'c=1; Path=/'],
    ]);
  });

  it('does not see Node, may not build code from text, and is stopped when endless', async () => {
    const seen = await run(
      'function handler() { return { statusCode: 200, body: typeof process + typeof fetch + typeof setTimeout }; }',
    );
    expect(seen).toMatchObject({ body: 'undefinedundefinedundefined' });
    await expect(run("function handler() { return new Function('return 1')(); }")).rejects.toThrow();
    await expect(run('function handler() { for (;;); }')).rejects.toThrow('timed out');
  });

  it('larger than the quota is refused', () => {
    expect(() => new ViewerFunction(`// ${'x'.repeat(10_240)}`)).toThrow(RangeError);
  });
});

describe('a viewer response function', () => {
  it('changes headers and keeps cookies of the origin', async () => {
    const fn = new ViewerFunction(
      "function handler(event) { event.response.headers['x-b'] = { value: event.request.uri }; return event.response; }",
    );
    const headers = new Headers({ 'set-cookie': 's=1' });
    const changed = await fn.onResponse(request(), { status: 200, headers }, viewer);
    expect(changed.status).toBe(200);
    expect([...changed.headers]).toEqual([
      ['set-cookie', 's=1'],
      ['x-b', '/cafes'],
    ]);
  });
});
