import { expect, test } from 'vitest';
import { CartId, newAccessToken, newCartId, newOrderId, OrderId } from './ids.ts';

test('an id says its kind, and no other kind takes it', () => {
  const id = newOrderId();
  expect(OrderId.parse(id)).toBe(id);
  expect(CartId.safeParse(id).success).toBe(false);
  expect(CartId.safeParse(`${newCartId()}x`).success).toBe(false);
});

test('a thousand ids and tokens are a thousand different ones', () => {
  expect(new Set(Array.from({ length: 1000 }, newOrderId)).size).toBe(1000);
  expect(new Set(Array.from({ length: 1000 }, newAccessToken)).size).toBe(1000);
});
