import { accessOf } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { everyRoute } from '../src/access-matrix.ts';
import { addressOf, breach, isPastTheDoor, type Known, knownThings, rightOf } from '../src/fuzz-target.ts';
import {
  headerOddities,
  type Schema,
  satisfying,
  violating,
  violatingTexts,
} from '../src/schema-arbitrary.ts';
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
  headers: Record<string, string>;
  isReal: boolean;
}

const send = async (route: Route, { params, query, body, headers, isReal }: Asked): Promise<Response> => {
  const values = typeof params === 'object' && params !== null ? { ...params } : {};
  const address = addressOf(route, values, isReal ? known : undefined);
  return fetch(`${address}${questionOf(query)}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...(await rightOf(route, known)), ...headers },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) ?? 'undefined' }),
    redirect: 'manual',
  });
};

const all = everyRoute.map((route): [string, Route] => [`${route.method} ${route.path}`, route]);

/** Nothing lasting is made by the thousand: what would be published, or ends what the others still need. */
const heavy = /^(POST \/staff\/products|POST \/auth\/sign-up|DELETE \/account|POST (\/staff)?\/auth\/)/;

/** Most words are a cursor to a contract: wrong ones are searched for. */
const runs = (key: string) => ({
  numRuns: heavy.test(key) ? 3 : settings.LOJA_TEST_FUZZ_RUNS,
  maxSkipsPerRun: 2_000,
});

/** Requests that a route's contract allows, but for what `of` puts in their place. */
const asked = (
  route: Route,
  of: { [Part in keyof Asked]?: fc.Arbitrary<Asked[Part]> } = {},
): fc.Arbitrary<Asked> =>
  fc.record({
    params: satisfying(schemaOf(route.params)),
    query: route.query ? satisfying(schemaOf(route.query)) : fc.constant({}),
    body: route.body ? satisfying(schemaOf(route.body)) : fc.constant({}),
    headers: fc.constant({}),
    isReal: fc.boolean(),
    ...of,
  });

interface Wrong {
  part: string;
  requests: fc.Arbitrary<Asked>;
  /** Whether the contract really says no: two fields may exclude each other, and strange words be allowed. */
  isWrong: (request: Asked) => boolean;
}

const refuses = (type: z.ZodType, value: unknown): boolean => !type.safeParse(value).success;

const wrongHeaders = (route: Route): Wrong[] =>
  Object.entries(route.headers?.shape ?? {})
    // What a browser says of itself is taken as it is.
    .filter(([name]) => name !== 'user-agent')
    .map(([name, type]) => ({
      part: name,
      requests: asked(route, {
        headers: headerOddities.map((odd) => ({ [name]: odd })),
        // A token that is none opens nothing of somebody else's either.
        isReal: fc.constant(true),
      }),
      isWrong: ({ headers }) => name === 'x-order-token' || refuses(type as z.ZodType, headers[name]),
    }));

const hasNames = (params: unknown): boolean =>
  Object.values(Object(params)).every((name) => /[^\s\p{Cc}]/u.test(String(name)));

/** Each part of a request by itself, so that nothing else can be why it is refused. */
const wrongParts = (route: Route): Wrong[] => {
  const { params, query, body } = route;
  const found: Wrong[] = wrongHeaders(route);
  if (params)
    found.push({
      part: 'path',
      requests: asked(route, { params: violatingTexts(schemaOf(params)), isReal: fc.constant(false) }),
      // A name of nothing but blanks is the folder's address.
      isWrong: (request) => refuses(params, request.params) && hasNames(request.params),
    });
  if (query)
    found.push({
      part: 'query',
      requests: asked(route, { query: violating(schemaOf(query)) }),
      isWrong: (request) =>
        refuses(query, Object.fromEntries(new URLSearchParams(questionOf(request.query)))),
    });
  if (body)
    found.push({
      part: 'body',
      requests: asked(route, { body: violating(schemaOf(body)) }),
      isWrong: (request) => refuses(body, request.body),
    });
  return found;
};

/** What was sent to each route against its contract, by part. */
const sent = new Map<string, number>();

describe.each(all)('%s', (key, route) => {
  test('answers what its contract allows with what its contract says', async () => {
    let inside = 0;
    await fc.assert(
      fc.asyncProperty(asked(route), async (request) => {
        const response = await send(route, request);
        if (await isPastTheDoor(route, response)) inside += 1;
        expect(await breach(route, response)).toBeUndefined();
      }),
      runs(key),
    );
    // Nobody of these signs as the provider does.
    if (accessOf(route).audience !== 'provider') expect(inside, 'came past the door').toBeGreaterThan(0);
  });

  test.each(wrongParts(route).map(({ part, ...wrong }) => [part, wrong] as const))(
    'refuses what its contract does not allow in its %s, in its own words',
    async (part, { requests, isWrong }) => {
      await fc.assert(
        fc.asyncProperty(requests, async (request) => {
          fc.pre(isWrong(request));
          const response = await send(route, request);
          sent.set(`${key} ${part}`, (sent.get(`${key} ${part}`) ?? 0) + 1);
          expect(response.status, 'refused').toBeGreaterThanOrEqual(400);
          expect(await breach(route, response)).toBeUndefined();
        }),
        runs(key),
      );
    },
  );

  test('takes no notice of what nobody asked for', async () => {
    const unasked = asked(route, {
      query: (route.query ? satisfying(schemaOf(route.query)) : fc.constant({})).chain((query) =>
        fc.string({ maxLength: 40 }).map((odd) => ({ ...Object(query), naoPedido: odd })),
      ),
      headers: headerOddities.map((odd) => ({ 'x-nao-pedido': odd, 'x-http-method-override': 'DELETE' })),
    });
    await fc.assert(
      fc.asyncProperty(unasked, async (request) => {
        const response = await send(route, request);
        sent.set(`${key} unasked`, (sent.get(`${key} unasked`) ?? 0) + 1);
        expect(await breach(route, response)).toBeUndefined();
      }),
      { ...runs(key), numRuns: 2 },
    );
  });
});

test('every route was sent something that it does not allow, in each part that it has', () => {
  const parts = all.flatMap(([key, route]) =>
    [...wrongParts(route).map(({ part }) => part), 'unasked'].map((part) => `${key} ${part}`),
  );
  expect(parts.filter((part) => !sent.has(part))).toEqual([]);
  expect(parts.length).toBeGreaterThan(2 * all.length);
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
