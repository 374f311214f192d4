import { Problem } from '@loja/contracts/errors.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answered, type Asked, ask, ownEdge } from '../src/edges.ts';

const limits = { 'rate-checkout': 10, 'rate-sign-in': 10, 'rate-general': 40 };
let edge: Awaited<ReturnType<typeof ownEdge>>;
let visitor = 1;

const asks = (path: string, asked: Asked = {}) =>
  ask(path, { base: edge.url, from: `127.0.0.${visitor}`, ...asked });
const post = (path: string, body = '{}') =>
  asks(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
  });

beforeAll(async () => {
  edge = await ownEdge({ limits });
});
afterAll(() => edge.close());
/** Each test is another visitor's. */
beforeEach(() => {
  visitor += 1;
});

const asProgram = (answer: Answered, code: string, status: number): void => {
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/json']);
  expect(Problem.parse(JSON.parse(answer.body))).toMatchObject({ code, status });
  expect(answer.headers['cache-control']).toBe('no-store');
};
const asPerson = (answer: Answered, title: string, status: number): void => {
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.body).toContain(`<h1>${title}</h1>`);
  expect(answer.body).toContain('lang="pt-BR"');
  expect(answer.headers['cache-control']).toBe('no-store');
};
const times = async (count: number, act: () => Promise<Answered>): Promise<Answered[]> => {
  const answers: Answered[] = [];
  for (let time = 0; time < count; time += 1) answers.push(await act());
  return answers;
};

describe('too often', () => {
  test('is told to a program in JSON, with when to come again', async () => {
    const answers = await times(11, () => post('/api/orders'));
    expect(answers.slice(0, 10).map(({ status }) => status)).not.toContain(429);
    const last = answers[10] as Answered;
    asProgram(last, 'too_many_requests', 429);
    expect(last.headers['retry-after']).toBe('300');
    // Who may not order for a while may still look.
    expect((await asks('/cafes/')).status).toBe(200);
  });

  test('is counted for signing in apart, and however the path is spelt', async () => {
    const spelt = ['/api/auth/sign-in', '/api//auth/sign-in', '/api/%61uth/sign-in', '/API/auth/x'];
    const answers = await times(11, () => post(spelt[visitor % spelt.length] ?? ''));
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect((await post('/api/orders')).status).not.toBe(429);
  });

  test('is told to a person with a page of the shop', async () => {
    const answers = await times(41, () => asks('/'));
    expect(answers.slice(0, 40).map(({ status }) => status)).not.toContain(429);
    const last = answers[40] as Answered;
    asPerson(last, 'Devagar com o café', 429);
    expect(last.headers['retry-after']).toBe('300');
    asProgram(await asks('/api/products'), 'too_many_requests', 429);
    // Another visitor is served.
    expect((await asks('/', { from: '127.0.0.99' })).status).toBe(200);
  });

  test('is not said to the payment provider, whose notifications all come from a few addresses', async () => {
    const answers = await times(45, () => post('/api/webhooks/mercadopago'));
    expect(answers.map(({ status }) => status)).not.toContain(429);
  });
});

describe('too large', () => {
  test.each([
    ['an order', '/api/orders'],
    ['a cart', '/api/carts'],
    ['a notification', '/api/webhooks/mercadopago'],
  ])('%s of 9 kB', async (_, path) => {
    asProgram(await post(path, JSON.stringify({ x: 'x'.repeat(9_000) })), 'payload_too_large', 413);
  });

  test('a page asked for with a body', async () => {
    asPerson(await asks('/', { body: 'x'.repeat(9_000) }), 'Grande demais', 413);
  });
});

describe('unknown methods', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s of a page',
    async (method) => {
      asPerson(await asks('/cafes/', { method }), 'Pedido recusado', 403);
    },
  );

  test.each(['PATCH', 'TRACE', 'PROPFIND'])('%s of the API', async (method) => {
    asProgram(await asks('/api/products', { method }), 'forbidden', 403);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s of what the API only shows', async (method) => {
    expect((await asks('/api/products', { method })).status).toBeGreaterThanOrEqual(400);
  });
});
