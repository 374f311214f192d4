import { expect, test } from 'vitest';
import { doorFrom, wayBack } from './way-back.ts';

test.each([
  ['', '/conta/'],
  ['?volta=/checkout/', '/checkout/'],
  ['?volta=/pedido/?id=ord_1', '/pedido/?id=ord_1'],
  ['?volta=https://example.com/', '/conta/'],
  ['?volta=//example.com/', '/conta/'],
  ['?volta=/\\example.com', '/conta/'],
  ['?volta=/%09/example.com', '/conta/'],
  ['?volta=javascript:alert(1)', '/conta/'],
])('"%s" leads to %s', (search, path) => {
  expect(wayBack(search, '/conta/')).toBe(path);
});

test('the way to the door and back is where one was', () => {
  const door = doorFrom('/entrar/', { pathname: '/pedido/', search: '?id=ord_1' });
  expect(wayBack(new URL(door, 'https://loja.invalid').search, '/')).toBe('/pedido/?id=ord_1');
});
