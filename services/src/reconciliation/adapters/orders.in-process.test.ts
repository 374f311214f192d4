import { describe, expect, test } from 'vitest';
import { promisedOn } from './orders.in-process.ts';

const now = new Date('2026-11-25T06:00:00.000Z');
const [justNow, twoDaysAgo] = ['2026-11-25T05:00:00.000Z', '2026-11-23T06:00:00.000Z'];

describe('what an order says of money that goes back', () => {
  test('is nothing while it promised none', () => {
    expect(promisedOn({}, now)).toEqual({ owedBackCents: 0, notedCents: 0, agreedCents: 0 });
  });

  test('is due at once when it went, and after a day when it was promised', () => {
    const refunds = [
      { refundId: 'gw-1', amountCents: 100, reason: 'goodwill', at: twoDaysAgo, doneAt: justNow },
      { refundId: 'lines-1', amountCents: 20, reason: 'lines_cancelled', at: twoDaysAgo },
      { refundId: 'ret_1', amountCents: 3, reason: 'returned', at: justNow },
    ] as const;
    expect(promisedOn({ refunds: [...refunds] }, now)).toEqual({
      owedBackCents: 120,
      notedCents: 100,
      agreedCents: 123,
    });
  });

  test('is no promise of its own when it went back by hand at the provider', () => {
    const refunds = [{ refundId: 'provider-1-1', amountCents: 100, at: justNow, doneAt: justNow }];
    expect(promisedOn({ refunds }, now)).toEqual({ owedBackCents: 100, notedCents: 100, agreedCents: 0 });
  });
});
