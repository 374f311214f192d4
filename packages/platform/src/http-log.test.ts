import type { Access } from '@loja/contracts/access.ts';
import { defineRoute } from '@loja/contracts/route.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { HttpApp } from './http.ts';

const open: Access = { audience: 'public', object: 'account door' };
const route = defineRoute({
  method: 'GET',
  path: '/doors/{doorId}',
  summary: 'test route',
  params: z.object({ doorId: z.string().regex(/^d\d+$/) }),
  query: z.object({ word: z.string().max(8) }),
  reply: z.object({ word: z.string() }),
  status: 200,
  errors: ['credentials_wrong'],
});
const app = new HttpApp(undefined, () => open).on(route, async ({ query: { word } }) => {
  if (word === 'broken') throw new Error('inside');
  return word === 'wrong' ? fail('credentials_wrong') : ok({ word });
}).hono;

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      written.push(String(line).trimEnd());
      return true;
    });
});
afterEach(() => vi.restoreAllMocks());

const Line = z.looseObject({ message: z.string(), level: z.string(), timestamp: z.string() });
const linesOf = async (question: string) => {
  await app.request(`/api/doors/d1?${question}`);
  return written.map((line) => Line.parse(JSON.parse(line)));
};

describe('of each request the log says', () => {
  test('that it was answered: route, status, time in UTC', async () => {
    const [line, ...more] = await linesOf('word=right');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      message: 'request',
      method: 'GET',
      route: 'GET /doors/{doorId}',
      status: 200,
    });
    expect(line?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test.each([
    ['word=wrong', 401, 'credentials_wrong'],
    ['word=much-too-long', 400, 'invalid_request'],
    ['', 400, 'invalid_request'],
  ])('that it was refused, and why: %s', async (question, status, code) => {
    expect(await linesOf(question)).toEqual([expect.objectContaining({ message: 'request', status, code })]);
  });

  test('a surprise once, beside its own line, and nothing that was asked', async () => {
    const lines = await linesOf('word=broken');
    expect(lines.map(({ level, message }) => [level, message])).toEqual([
      ['ERROR', 'request failed'],
      ['INFO', 'request'],
    ]);
    expect(lines.at(-1)).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(lines)).not.toContain('word=');
  });
});

test('a parameter that comes twice counts once, the first time', async () => {
  const response = await app.request('/api/doors/d1?word=first&word=second');
  expect(await response.json()).toEqual({ word: 'first' });
});
