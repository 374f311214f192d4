import { expect, test } from 'vitest';
import { moved } from './choice.ts';

test('arrows walk through the suggestions and back to the field', () => {
  expect(moved(-1, 'ArrowDown', 3)).toBe(0);
  expect(moved(2, 'ArrowDown', 3)).toBe(-1);
  expect(moved(0, 'ArrowUp', 3)).toBe(-1);
  expect(moved(-1, 'ArrowUp', 3)).toBe(2);
});

test('an empty list leads nowhere', () => {
  expect(moved(-1, 'ArrowDown', 0)).toBe(-1);
});
