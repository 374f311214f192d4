import { expect, test } from 'vitest';
import { cookiesIn } from './request-cookies.ts';

test.each([
  [{}, {}],
  [{ cookies: ['a=1', 'b=x=y'] }, { a: '1', b: 'x=y' }],
  [{ headers: { cookie: 'a=1; b=2' } }, { a: '1', b: '2' }],
  [{ headers: { cookie: ' a = 1 ;; nonsense; =2' } }, { a: '1' }],
  [{ cookies: ['a=first', 'a=second'] }, { a: 'first' }],
  [{ headers: { cookie: '__proto__=x; constructor=y' } }, { ['__proto__']: 'x', constructor: 'y' }],
])('%j carries its cookies', (event, expected) => {
  expect(Object.entries(cookiesIn(event))).toEqual(Object.entries(expected));
});
