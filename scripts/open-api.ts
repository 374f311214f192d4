import { accessOf } from '@loja/contracts/access.ts';
import { Problem, statusOf } from '@loja/contracts/errors.ts';
import type { Route } from '@loja/contracts/route.ts';
import * as z from 'zod';

const schema = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { target: 'openapi-3.0', io, unrepresentable: 'any' });
  return rest;
};

const parametersOf = (route: Route) => {
  const of = (type: z.ZodType | undefined, where: string) => {
    if (!type) return [];
    const { properties = {}, required = [] } = schema(type, 'input') as {
      properties?: Record<string, unknown>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, value]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: value,
    }));
  };
  return [...of(route.params, 'path'), ...of(route.query, 'query'), ...of(route.headers, 'header')];
};

const problem = (status: number, codes: readonly string[]) => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  'x-codes': codes,
  status,
});

const errorsOf = (route: Route) => {
  const codes = [
    ...route.errors,
    ...(accessOf(route).audience === 'staff' ? ['unauthorized', 'session_stale', 'forbidden'] : []),
    'invalid_request',
    'too_many_requests',
    'internal_error',
  ] as (keyof typeof statusOf)[];
  const byStatus = Map.groupBy(new Set(codes), (code) => statusOf[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => {
      const { status: _, ...response } = problem(status, list);
      return [String(status), response];
    }),
  );
};

const operation = (context: string, route: Route) => ({
  tags: [context],
  summary: route.summary,
  'x-audience': accessOf(route).audience,
  ...(accessOf(route).groups ? { 'x-groups': accessOf(route).groups } : {}),
  parameters: parametersOf(route),
  ...(route.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schema(route.body, 'input') } },
        },
      }
    : {}),
  responses: {
    [String(route.status)]: {
      description: 'success',
      content: route.file
        ? { [route.file]: { schema: { type: 'string', format: 'binary' } } }
        : { 'application/json': { schema: schema(route.reply, 'output') } },
    },
    ...errorsOf(route),
  },
});

/** The OpenAPI 3.0 document of the shop, computed from the contracts. */
export const openApi = (routes: Record<string, readonly Route[]>) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [context, list] of Object.entries(routes)) {
    for (const route of list) {
      const path = `/api${route.path}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(context, route) };
    }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Loja Virtual de Café', version: '1.0.0' },
    paths,
    components: { schemas: { Problem: schema(Problem, 'output') } },
  };
};
