import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { accessTable } from '@loja/contracts/access.ts';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { ask } from '../src/edges.ts';
import { urls } from '../src/shopper.ts';
import { everyRoute } from '../src/stranger.ts';

const declared = everyRoute.map(([name]) => name).toSorted();

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const [first = ''] = inject('edges').shop.templatePaths;
const resources = readdirSync(dirname(first))
  .filter((name) => name.endsWith('.template.json'))
  .flatMap((name) =>
    Object.values(Template.parse(JSON.parse(readFileSync(join(dirname(first), name), 'utf8'))).Resources),
  );
const deployed = resources
  .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
  .map(({ Properties }) => Properties ?? {});

test('what is deployed, described and judged is the same list of routes', () => {
  const keys = deployed.map(({ RouteKey }) => String(RouteKey).replace(' /api/', ' /')).toSorted();
  expect(keys).toEqual(declared);
  expect(Object.keys(accessTable).toSorted()).toEqual(declared);
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(readFileSync('docs/generated/openapi.json', 'utf8')));
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => /^(get|post|put|delete|patch)$/.test(method))
      .map((method) => `${method.toUpperCase()} ${path.replace(/^\/api(?=\/)/, '')}`),
  );
  expect(described.toSorted()).toEqual(declared);
});

test('no route is open past the edge, and none catches all', () => {
  for (const route of deployed) {
    expect(route, String(route.RouteKey)).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: expect.anything(),
    });
    expect(String(route.RouteKey)).not.toMatch(/\$default|ANY|\{proxy/);
  }
  expect(resources.filter(({ Type }) => /Lambda::Url|ApiGateway::RestApi/.test(Type))).toEqual([]);
});

test.each([
  '/api/v0/products',
  '/api/v1/products',
  '/v1/products',
  '/api/beta/orders',
  '/api/internal/orders',
  '/api/test',
  '/api/_simulator/orders',
])('no other version answers at %s', async (path) => {
  for (const base of [urls.shop, urls.backOffice]) {
    const { status, headers } = await ask(path, { base });
    expect(status === 301 ? (await ask(headers.location ?? '', { base })).status : status).toBe(404);
  }
});
