import { describe, expect, test } from 'vitest';
import type { Difference } from './difference.ts';
import { findingOf, seenAgain } from './task.ts';

const difference: Difference = {
  kind: 'wrong_amount',
  subject: 'ORD01ABC',
  orderId: 'ord_00000000000000000000000001',
  pspOrderId: 'ORD01ABC',
  expected: 5000,
  found: 4999,
};
const at = (hour: number): Date => new Date(`2026-11-25T0${hour}:00:00.000Z`);
const first = seenAgain(undefined, findingOf(difference, at(1))).task;
const resolved = {
  ...first,
  status: 'resolved' as const,
  resolution: { at: at(3).toISOString(), by: 'staff', note: 'refunded at the panel' },
};

describe('a finding', () => {
  test('is named by its kind and what it is about', () => {
    expect(findingOf(difference, at(1)).taskId).toBe('wrong_amount.ORD01ABC');
  });

  test('carries no reference of the provider that is not an order of ours', () => {
    const strange = findingOf({ ...difference, subject: 'A b/ç', orderId: 'anything' }, at(1));
    expect(strange.orderId).toBeUndefined();
    expect(strange.taskId).toBe('wrong_amount.A-b--');
  });
});

describe('a task', () => {
  test('stays one when it is found again, with the latest figures', () => {
    const again = seenAgain(first, findingOf({ ...difference, found: 4000 }, at(2)));
    expect(again).toMatchObject({
      as: 'known',
      task: { openedAt: first.openedAt, timesFound: 2, found: 4000, status: 'open' },
    });
  });

  test('opens again when it is seen after it was resolved, and keeps what was done', () => {
    const again = seenAgain(resolved, findingOf(difference, at(4)));
    expect(again).toMatchObject({ as: 'reopened', task: { status: 'open', timesFound: 2 } });
    expect(again.task.resolution).toEqual(resolved.resolution);
  });

  test('is not opened again by what was seen before it was resolved, told late or twice', () => {
    expect(seenAgain(resolved, findingOf(difference, at(2)))).toEqual({ task: resolved, as: 'known' });
    expect(seenAgain(first, findingOf(difference, at(1)))).toEqual({ task: first, as: 'known' });
  });
});
