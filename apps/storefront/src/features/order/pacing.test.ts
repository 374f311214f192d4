import { describe, expect, test } from 'vitest';
import { countdownText, nextAskMs } from './pacing.ts';

describe('order page', () => {
  test.each([
    [1_800_000, '30:00'],
    [65_001, '1:06'],
    [999, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('%i ms left reads %s', (left, text) => expect(countdownText(left)).toBe(text));

  test('asks every second while the Pix code is being made', () => {
    expect(nextAskMs({ status: 'awaiting_payment', payment: { status: 'preparing' } }, 9)).toBe(1_000);
  });
  test('does not hurry while a card waits for its owner', () => {
    const card = { status: 'awaiting_payment', payment: { method: 'card', status: 'preparing' } } as const;
    expect(nextAskMs(card, 9)).toBeGreaterThan(10_000);
  });
  test('asks ever slower while the payment is awaited, up to a limit', () => {
    const pending = { status: 'awaiting_payment', payment: { status: 'pending' } } as const;
    const delays = [0, 1, 5, 100].map((asked) => nextAskMs(pending, asked) ?? 0);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays).toEqual([2_000, 2_500, 6_104, 15_000]);
  });
  test('goes on a while for the money of a paid order that was cancelled, and not for one never paid', () => {
    const row = { at: '2026-11-24T12:00:00.000Z', actor: 'provider' } as const;
    const cancelled = { ...row, event: 'cancelled', status: 'cancelled' } as const;
    const order = { status: 'cancelled', payment: { status: 'cancelled' }, timeline: [cancelled] } as const;
    expect(nextAskMs({ ...order, timeline: [...order.timeline] }, 0)).toBeUndefined();
    const timeline = [{ ...row, event: 'paid', status: 'paid' } as const, cancelled];
    expect(nextAskMs({ ...order, timeline }, 0)).toBe(2_000);
    expect(nextAskMs({ ...order, timeline }, 20)).toBeUndefined();
  });
  test('looks a while whether goods that were sent back have come', () => {
    const order = { status: 'return_requested', payment: { status: 'captured' } } as const;
    expect(nextAskMs(order, 0)).toBe(2_000);
    expect(nextAskMs(order, 20)).toBeUndefined();
  });
  test('stops when the order no longer waits', () => {
    expect(nextAskMs({ status: 'paid', payment: { status: 'captured' } }, 0)).toBeUndefined();
  });
});
