import { expect, test } from 'vitest';
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
    expect(key.includes(' /staff/'), key).toBe(access.audience === 'staff');
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
