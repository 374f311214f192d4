import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Access, accessIn, accessOf, accessTable, routeKeyOf, seenBy } from './access.ts';
import { routes } from './http/routes.ts';

const listed = Object.values(routes).flat().map(routeKeyOf);

test('every route has a row and every row a route', () => {
  expect(Object.keys(accessTable).toSorted()).toEqual(listed.toSorted());
});

test('a route without a row is served to nobody: its function does not start', () => {
  expect(() => accessOf({ method: 'GET', path: '/anything' })).toThrow(/GET \/anything is in no row/);
  expect(() => accessIn({})({ method: 'GET', path: '/toString' })).toThrow();
});

test('a staff route names its groups, another none', () => {
  for (const [key, access] of Object.entries<Access>(accessTable)) {
    if (/ \/staff\/auth\//.test(key))
      expect(access, key).toMatchObject({ audience: 'public', object: 'account door' });
    else expect(key.includes(' /staff/'), key).toBe(access.audience === 'staff');
    expect((access.groups ?? []).length > 0, key).toBe(access.audience === 'staff');
  }
});

const access: Access = {
  audience: 'staff',
  groups: ['admin', 'atendimento', 'torrefacao'],
  object: 'any order',
  hides: { torrefacao: ['customer.cpf', 'orders.total'], atendimento: ['orders.total'] },
};
const value = {
  customer: { name: 'Ana', cpf: '1' },
  orders: [
    { total: 1, id: 'a' },
    { total: 2, id: 'b' },
  ],
};

test.each([
  ['sees all', ['admin'] as const, value],
  [
    'does not see what is hidden from it, in lists too',
    ['torrefacao'] as const,
    { customer: { name: 'Ana' }, orders: [{ id: 'a' }, { id: 'b' }] },
  ],
  [
    'sees what any of its groups sees',
    ['torrefacao', 'atendimento'] as const,
    { customer: value.customer, orders: [{ id: 'a' }, { id: 'b' }] },
  ],
])('who reads %s', (_, groups, seen) => {
  expect(seenBy(value, access, groups)).toEqual(seen);
});

test('what is not there cannot be hidden, and nothing else goes', () => {
  expect(seenBy({ customer: 'none' }, access, ['torrefacao'])).toEqual({ customer: 'none' });
});

const parts = (schema: unknown, [name, ...rest]: readonly string[]): readonly string[] => {
  const known = z.object({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown() });
  const { properties, items } = known.partial().parse(schema);
  if (items !== undefined) return parts(items, name === undefined ? rest : [name, ...rest]);
  return name === undefined ? Object.keys(properties ?? {}) : parts(properties?.[name], rest);
};

const hiding = Object.values(routes)
  .flat()
  .flatMap((route) => {
    const { hides = {} } = accessOf(route);
    const reply = z.toJSONSchema(route.reply, { io: 'output', unrepresentable: 'any' });
    return Object.entries(hides).map(([group, paths]) => ({ key: routeKeyOf(route), group, paths, reply }));
  });

test('what a route hides is in its reply by that name: a field that is renamed is seen here', () => {
  expect(hiding.length).toBeGreaterThan(5);
  for (const { key, paths, reply } of hiding)
    for (const path of paths) {
      const names = path.split('.');
      expect(parts(reply, names.slice(0, -1)), `${key}: ${path}`).toContain(names.at(-1));
    }
});

test('of the buyer the roastery is told the name, whatever else an order may come to hold of them', () => {
  for (const { key, group, paths, reply } of hiding) {
    const seen = parts(reply, ['customer']).filter((name) => !paths.includes(`customer.${name}`));
    expect(seen, `${key} as ${group}`).toEqual(['name']);
  }
});
