import { type Access, accessIn } from '@loja/contracts/access.ts';
import { defineRoute } from '@loja/contracts/route.ts';
import { CustomerId } from '@loja/kernel/ids.ts';
import { ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { customerContext, customerIn, signedIn, type Visit } from './customer.ts';
import { HttpApp } from './http.ts';

const ana = {
  id: CustomerId.parse('f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b'),
  session: 'a'.repeat(64),
  authTime: 1_795_500_000,
};
const letIn = (visit: Visit) => ({ requestContext: { authorizer: { lambda: customerContext(visit) } } });

const own = defineRoute({
  method: 'GET',
  path: '/roasts/mine',
  summary: 'test route',
  reply: z.object({ by: z.string() }),
  status: 200,
  errors: [],
});
const seen = defineRoute({ ...own, path: '/roasts/seen' });
const one = defineRoute({ ...own, path: '/roasts/one' });

const row = (audience: Access['audience']): Access => ({ audience, object: 'catalogue' });
const access = accessIn({
  'GET /roasts/mine': row('customer'),
  'GET /roasts/seen': row('visitor'),
  'GET /roasts/one': row('guest-token'),
});

const app = new HttpApp(undefined, access)
  .on(own, async (received) => ok({ by: signedIn(received).id }))
  .on(seen, async ({ customer }) => ok({ by: customer?.id ?? 'anybody' }))
  .on(one, async ({ customer }) => ok({ by: customer?.id ?? 'whoever has the token' })).hono;

const ask = async (path: string, event: object, headers: Record<string, string> = {}) => {
  const response = await app.request(`/api/roasts/${path}`, { headers }, event);
  const { code, by } = (await response.json()) as { code?: string; by?: string };
  return `${response.status} ${code ?? by}`;
};

describe('who comes', () => {
  test('is told to the function whole', () => {
    expect(customerIn(letIn(ana))).toEqual(ana);
  });

  test.each([
    ['a call without an authorizer', {}],
    [
      'another authorizer',
      { requestContext: { authorizer: { lambda: { staffId: 'rui', groups: 'admin' } } } },
    ],
    ['a customer without a session', letIn({ ...ana, session: '' })],
    ['an id that no pool gives', letIn({ ...ana, id: 'ana' as CustomerId })],
    ['a session that is stale', letIn('stale')],
    ['somebody unknown', letIn('anonymous')],
  ])('is nobody by %s', (_, event) => {
    expect(customerIn(event)).toBeUndefined();
  });
});

describe.each([
  ['mine', '200 f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b', '401 session_stale', '401 unauthorized'],
  ['seen', '200 f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b', '401 session_stale', '200 anybody'],
  ['one', '200 f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b', '401 session_stale', '200 whoever has the token'],
])('a route like %s', (path, signedIn, stale, anonymous) => {
  test('asks for as much as its audience says', async () => {
    expect(await ask(path, letIn(ana))).toBe(signedIn);
    expect(await ask(path, letIn('stale'))).toBe(stale);
    expect(await ask(path, letIn('anonymous'))).toBe(anonymous);
    expect(await ask(path, {})).toBe(anonymous);
  });

  test('believes no header', async () => {
    const headers = { customerid: ana.id, visit: 'signed-in', session: ana.session, authtime: '1' };
    expect(await ask(path, {}, headers)).toBe(anonymous);
  });
});

test('an order’s token opens without a session, even beside one that is stale', async () => {
  expect(await ask('one', letIn('stale'), { 'x-order-token': 't' })).toBe('200 whoever has the token');
});
