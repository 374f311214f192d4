import { expect, test } from 'vitest';
import { opens } from './same-secret.ts';

const secret = { value: 'the-edge-shows-this' };

test('a request that shows the secret comes from the edge', () => {
  expect(opens('the-edge-shows-this', secret)).toBe(true);
});

test.each([undefined, '', 'the-edge-shows-thi', 'the-edge-shows-this ', 'THE-EDGE-SHOWS-THIS'])(
  'a request that shows %j went around the edge',
  (shown) => {
    expect(opens(shown, secret)).toBe(false);
  },
);

test('while the secret is rotated the value before it still opens', () => {
  expect(opens('before', { value: 'now', previous: 'before' })).toBe(true);
  expect(opens('now', { value: 'now', previous: 'before' })).toBe(true);
  expect(opens('long-ago', { value: 'now', previous: 'before' })).toBe(false);
});

test('an empty secret opens nothing', () => {
  expect(opens('', { value: '' })).toBe(false);
});
