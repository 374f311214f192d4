import { accessIn } from '@loja/contracts/access.ts';
import { defineRoute } from '@loja/contracts/route.ts';
import { ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { HttpApp } from './http.ts';
import { barred, nobody, staffContext, staffIn, staffOfGroups } from './staff.ts';

const roast = defineRoute({
  method: 'GET',
  path: '/staff/roasts',
  summary: 'test route',
  reply: z.object({ by: z.string() }),
  status: 200,
  errors: [],
});
const unnamed = defineRoute({ ...roast, path: '/staff/nothing' });
const open = defineRoute({ ...roast, path: '/roasts' });

const access = accessIn({
  'GET /staff/roasts': { audience: 'staff', groups: ['admin', 'torrefacao'], object: 'catalogue' },
  'GET /staff/nothing': { audience: 'staff', groups: [], object: 'catalogue' },
  'GET /roasts': { audience: 'public', object: 'catalogue' },
});

const app = new HttpApp(undefined, access)
  .on(roast, async ({ staff }) => ok({ by: staff.id }))
  .on(unnamed, async ({ staff }) => ok({ by: staff.id }))
  .on(open, async ({ staff }) => ok({ by: staff.id })).hono;

/** Lambda's event after the authorizer answered, as hono passes it on. */
const letIn = (context: unknown) => ({ requestContext: { authorizer: { lambda: context } } });
const ana = staffOfGroups('ana', ['torrefacao']);

const ask = async (path: string, environment: object, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers }, environment);
  const { code, by } = (await response.json()) as { code?: string; by?: string };
  return `${response.status} ${code ?? by}`;
};

describe('a route for staff', () => {
  test('serves a member of one of its groups, and knows who it is', async () => {
    expect(await ask('/api/staff/roasts', letIn(staffContext(ana)))).toBe('200 ana');
  });

  test.each([
    ['nobody', letIn(staffContext('anonymous')), '401 unauthorized'],
    ['who must renew the session first', letIn(staffContext('stale')), '401 session_stale'],
    ['who has no id', letIn(staffContext(nobody)), '401 unauthorized'],
    ['a call without an authorizer', {}, '401 unauthorized'],
    ['an authorizer that says something else', letIn({ principalId: 'ana' }), '401 unauthorized'],
    ['another group', letIn(staffContext(staffOfGroups('rui', ['atendimento']))), '403 forbidden'],
    ['no group', letIn(staffContext(staffOfGroups('eva', []))), '403 forbidden'],
    [
      'a group that the shop does not know',
      letIn({ staffVisit: 'signed-in', staffId: 'eva', groups: 'jardinagem' }),
      '403 forbidden',
    ],
  ])('refuses %s', async (_, environment, expected) => {
    expect(await ask('/api/staff/roasts', environment)).toBe(expected);
  });

  test('believes no header', async () => {
    const headers = { staffid: 'ana', groups: 'admin', 'x-amzn-authorizer': '{"staffId":"ana"}' };
    expect(await ask('/api/staff/roasts', {}, headers)).toBe('401 unauthorized');
  });

  test('that names no group serves nobody', async () => {
    expect(await ask('/api/staff/nothing', letIn(staffContext(staffOfGroups('ana', ['admin']))))).toBe(
      '403 forbidden',
    );
  });
});

test('other routes ask for no staff', async () => {
  expect(await ask('/api/roasts', {})).toBe('200 ');
  expect(barred({ audience: 'public' }, 'anonymous')).toBeUndefined();
});

test('who was let in reads the same on the other side', () => {
  const both = staffOfGroups('ana', ['admin', 'atendimento']);
  expect(staffIn(letIn(staffContext(both)))).toEqual(both);
});
