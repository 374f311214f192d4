import { expect, test } from 'vitest';
import { subjectOf } from './subject.ts';

test('a log line names the order, product or stock item that an event is about, and nothing else of it', () => {
  expect(subjectOf({ orderId: 'ord_1', total: 100, email: 'ana@example.com' })).toEqual({ orderId: 'ord_1' });
  expect(subjectOf({ slug: 'quintal', revision: 2 })).toEqual({ slug: 'quintal' });
  expect(subjectOf({ stockItemId: 'CASA', band: 'low_stock' })).toEqual({ stockItemId: 'CASA' });
  expect(subjectOf('words')).toEqual({});
});
