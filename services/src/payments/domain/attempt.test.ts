import { describe, expect, test } from 'vitest';
import {
  type AttemptStatus,
  attemptTransitions,
  cancelKey,
  createKey,
  refundKey,
  sourcesOf,
} from './attempt.ts';

const statuses = Object.keys(attemptTransitions) as AttemptStatus[];

describe('an attempt', () => {
  test('is refunded only after its money was captured', () => {
    expect(sourcesOf('refunded')).toEqual(['captured']);
  });

  test('takes money from every status but those that have it already', () => {
    expect(sourcesOf('captured').toSorted()).toEqual(
      statuses.filter((status) => status !== 'captured' && status !== 'refunded').toSorted(),
    );
  });

  test('never returns to waiting once it is closed', () => {
    for (const status of ['captured', 'expired', 'cancelled', 'failed', 'refunded'] as const)
      expect(attemptTransitions[status]).not.toContain('pending');
  });

  test('has its own key for each thing asked of the provider', () => {
    const attempt = { orderId: 'ord_00000000000000000000000001', attempt: 1 } as const;
    expect(createKey(attempt)).toBe('ord_00000000000000000000000001-1');
    expect(new Set([createKey(attempt), cancelKey(attempt), refundKey(attempt)]).size).toBe(3);
  });
});
