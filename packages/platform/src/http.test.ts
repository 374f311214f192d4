import type { Access } from '@loja/contracts/access.ts';
import { Problem } from '@loja/contracts/errors.ts';
import { defineRoute, FileReply } from '@loja/contracts/route.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { HttpApp } from './http.ts';

const open: Access = { audience: 'public', object: 'catalogue' };

const roast = defineRoute({
  method: 'POST',
  path: '/roasts/{roastId}',
  summary: 'test route',
  params: z.object({ roastId: z.string().regex(/^r\d+$/) }),
  headers: z.object({ 'idempotency-key': z.string().min(4) }),
  body: z.strictObject({ grams: z.int().min(1) }),
  reply: z.object({ grams: z.int() }),
  status: 201,
  errors: ['out_of_stock', 'product_not_found'],
});

const app = new HttpApp(undefined, () => open).on(roast, async ({ body }) => {
  if (body.grams === 13) throw new Error('secret detail');
  return body.grams > 100 ? fail('out_of_stock', 'only 100 g left') : ok({ grams: body.grams });
}).hono;

const send = (
  body: string,
  { path = '/api/roasts/r1', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
) =>
  app.request(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'abcd', ...headers },
  });

const refusal = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
};

describe('the HTTP edge', () => {
  test('a good request is answered with the status of its contract and never stored', async () => {
    const response = await send('{"grams":50}');
    expect([response.status, await response.json()]).toEqual([201, { grams: 50 }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('an expected refusal carries its code, status and words', async () => {
    const problem = await refusal(await send('{"grams":101}'));
    expect(problem).toMatchObject({ code: 'out_of_stock', status: 409, detail: 'only 100 g left' });
  });

  test('a surprise is a 500 that tells nothing of its cause', async () => {
    const problem = await refusal(await send('{"grams":13}'));
    expect(problem.code).toBe('internal_error');
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  test.each([
    ['{"grams":0}', 'invalid_request'],
    ['{"grams":1.5}', 'invalid_request'],
    ['{"grams":"5"}', 'invalid_request'],
    ['{"grams":5,"price":1}', 'invalid_request'],
    ['{grams', 'invalid_json'],
    ['', 'invalid_json'],
  ])('the body %s is refused as %s', async (body, code) => {
    expect((await refusal(await send(body))).code).toBe(code);
  });

  test('a field at fault is named by its path', async () => {
    expect((await refusal(await send('{"grams":-1}'))).fields?.[0]?.path).toBe('body.grams');
  });

  test('a body of another type is refused before it is read', async () => {
    const response = await send('{"grams":5}', { headers: { 'content-type': 'text/plain' } });
    expect((await refusal(response)).status).toBe(415);
  });

  test('a body too large is refused', async () => {
    const response = await send(`{"grams":5,"x":"${'a'.repeat(40_000)}"}`);
    expect((await refusal(response)).code).toBe('payload_too_large');
  });

  test('a missing idempotency key has a code of its own', async () => {
    const response = await send('{"grams":5}', { headers: { 'idempotency-key': '' } });
    expect((await refusal(response)).code).toBe('idempotency_key_missing');
  });

  test('an id of the wrong shape is as absent as an unknown one', async () => {
    const response = await send('{"grams":5}', { path: '/api/roasts/..%2fetc' });
    expect((await refusal(response)).code).toBe('product_not_found');
  });

  test('a path that is no route is not found', async () => {
    expect((await refusal(await app.request('/api/nothing'))).code).toBe('not_found');
  });
});

describe('a route that answers with a file', () => {
  const certificate = defineRoute({
    method: 'GET',
    path: '/certificates/{name}',
    summary: 'test route',
    params: z.object({ name: z.string() }),
    reply: FileReply,
    file: 'application/pdf',
    status: 200,
    errors: ['order_not_found'],
  });
  const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x80]);
  const files = new HttpApp(undefined, () => open).on(certificate, async ({ params }) =>
    params.name === 'lot' ? ok({ name: 'lot-7.pdf', bytes }) : fail('order_not_found'),
  );

  test('hands it over to be kept, byte for byte, and stores it nowhere on the way', async () => {
    const response = await files.hono.request('/api/certificates/lot');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="lot-7.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.bytes()).toEqual(bytes);
  });

  test('refuses as every route does', async () => {
    expect((await refusal(await files.hono.request('/api/certificates/other'))).code).toBe('order_not_found');
  });

  test('leaves a function as base64, which API Gateway turns back into bytes', async () => {
    const event = {
      version: '2.0',
      rawPath: '/api/certificates/lot',
      rawQueryString: '',
      headers: {},
      requestContext: { domainName: 'shop', http: { method: 'GET', path: '/api/certificates/lot' } },
    };
    const result: unknown = await files.lambda()(event as never);
    expect(result).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      body: Buffer.from(bytes).toString('base64'),
    });
  });
});

describe('who calls too often', () => {
  const knock = defineRoute({
    method: 'GET',
    path: '/knocks',
    summary: 'test route',
    reply: z.object({ from: z.string() }),
    status: 200,
    errors: ['too_many_requests'],
  });
  const door = (retryAfter?: number) =>
    new HttpApp(undefined, () => open).on(knock, async ({ address }) =>
      retryAfter === undefined ? ok({ from: address }) : { ...fail('too_many_requests'), retryAfter },
    ).hono;

  test('is told in how many seconds to come again', async () => {
    const response = await door(63).request('/api/knocks');
    expect(response.headers.get('retry-after')).toBe('63');
    expect(await refusal(response)).toMatchObject({ code: 'too_many_requests', status: 429 });
  });

  test('is known by the address that the edge wrote, and by none that a caller can', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', 'cloudfront-viewer-address': '198.51.100.1:7' };
    expect(await (await door().request('/api/knocks', { headers })).json()).toEqual({ from: '' });
    const seen = { ...headers, 'x-viewer-address': '203.0.113.7' };
    expect(await (await door().request('/api/knocks', { headers: seen })).json()).toEqual({
      from: '203.0.113.7',
    });
  });
});
