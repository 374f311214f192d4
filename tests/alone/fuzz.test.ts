import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { addressOf, breach, type Known, knownThings, rightOf } from '../src/fuzz-target.ts';
import { type Schema, satisfying, violating } from '../src/schema-arbitrary.ts';
import { settings } from '../src/settings.ts';

let known: Known;
beforeAll(async () => {
  known = await knownThings();
});

const schemaOf = (type: z.ZodType | undefined): Schema =>
  type === undefined
    ? {}
    : (z.toJSONSchema(type, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as Schema);

const questionOf = (query: unknown): string => {
  if (typeof query !== 'object' || query === null) return '';
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

interface Asked {
  params: unknown;
  query: unknown;
  body: unknown;
  isReal: boolean;
}

const send = async (route: Route, { params, query, body, isReal }: Asked): Promise<Response> => {
  const values = typeof params === 'object' && params !== null ? { ...params } : {};
  const address = addressOf(route, values, isReal ? known : undefined);
  return fetch(`${address}${questionOf(query)}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...(await rightOf(route, known)) },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) ?? 'undefined' }),
    redirect: 'manual',
  });
};

const all = Object.values(routes)
  .flat()
  .map((route): [string, Route] => [`${route.method} ${route.path}`, route]);

/** Nothing lasting is made by the thousand: what would be published, or ends what the others still need. */
const heavy = /^(POST \/staff\/products|POST \/auth\/sign-up|DELETE \/account|POST \/auth\/)/;

/** Most words are a cursor to a contract: wrong ones are searched for. */
const runs = (key: string) => ({
  numRuns: heavy.test(key) ? 3 : settings.LOJA_TEST_FUZZ_RUNS,
  maxSkipsPerRun: 2_000,
});
const asked = (
  route: Route,
  of: { body: fc.Arbitrary<unknown>; query?: fc.Arbitrary<unknown> },
): fc.Arbitrary<Asked> =>
  fc.record({
    params: satisfying(schemaOf(route.params)),
    query: of.query ?? (route.query ? satisfying(schemaOf(route.query)) : fc.constant({})),
    body: of.body,
    isReal: fc.boolean(),
  });

describe.each(all)('%s', (key, route) => {
  test('answers what its contract allows with what its contract says', async () => {
    const body = route.body ? satisfying(schemaOf(route.body)) : fc.constant({});
    await fc.assert(
      fc.asyncProperty(asked(route, { body }), async (request) => {
        expect(await breach(route, await send(route, request))).toBeUndefined();
      }),
      runs(key),
    );
  });

  test('refuses what its contract does not allow, in its own words', async () => {
    const { body: bodyType, query: queryType } = route;
    if (!bodyType && !queryType) return;
    const wrong = bodyType
      ? asked(route, { body: violating(schemaOf(bodyType)) })
      : asked(route, { body: fc.constant({}), query: violating(schemaOf(queryType)) });
    await fc.assert(
      fc.asyncProperty(wrong, async (request) => {
        const isAllowed = bodyType
          ? bodyType.safeParse(request.body).success
          : queryType?.safeParse(Object.fromEntries(new URLSearchParams(questionOf(request.query)))).success;
        fc.pre(isAllowed === false);
        const response = await send(route, request);
        expect(response.status, 'refused').toBeGreaterThanOrEqual(400);
        expect(await breach(route, response)).toBeUndefined();
      }),
      runs(key),
    );
  });
});

const raw = async (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') => {
  const [, route] = all.find(([key]) => key === 'POST /orders') ?? [];
  if (!route) throw new Error('no such route');
  const response = await fetch(addressOf(route, {}, known), {
    method: 'POST',
    headers: { ...(await rightOf(route, known)), 'content-type': type },
    body,
  });
  return { response, wrong: await breach(route, response.clone()) };
};

test.each<[string, string | Uint8Array<ArrayBuffer>, string, number]>([
  ['half a document', '{"cartId":', 'application/json', 400],
  ['bytes that are no text', Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', 400],
  ['a list a thousand deep', '['.repeat(1000) + ']'.repeat(1000), 'application/json', 400],
  ['more than any order needs', `{"x":"${'a'.repeat(40_000)}"}`, 'application/json', 413],
  [
    'a prototype to poison',
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
    'application/json',
    400,
  ],
  ['a form', 'cartId=1', 'application/x-www-form-urlencoded', 415],
  ['XML', '<order/>', 'application/xml', 415],
  ['no type at all', '{}', 'text/plain', 415],
])('%s is refused', async (_, body, type, status) => {
  const { response, wrong } = await raw(body, type);
  expect([response.status, wrong]).toEqual([status, undefined]);
  expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
});

test('a method that nobody declared is refused everywhere', async () => {
  for (const [, route] of all)
    for (const method of ['PATCH', 'PROPFIND']) {
      const response = await fetch(addressOf(route, {}, known), {
        method,
        headers: await rightOf(route, known),
      });
      expect([404, 405], `${method} ${route.path}`).toContain(response.status);
    }
});
