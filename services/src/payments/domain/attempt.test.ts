import { PaymentStatus } from '@loja/contracts/http/payments.ts';
import { describe, expect, test } from 'vitest';
import { cancelKey, createKey, isOpen, refundKey, statusOfMoney } from './attempt.ts';

describe('an attempt', () => {
  test('is open until it is decided, and never again', () => {
    const open = PaymentStatus.options.filter((status) => isOpen({ status }));
    expect(open).toEqual(['preparing', 'pending', 'challenge']);
  });

  test('with money says what became of it', () => {
    const money = { capturedCents: 1000, refundedCents: 0, chargedBackCents: 0 };
    expect(statusOfMoney(money)).toBe('captured');
    expect(statusOfMoney({ ...money, refundedCents: 1 })).toBe('partially_refunded');
    expect(statusOfMoney({ ...money, refundedCents: 1000 })).toBe('refunded');
    expect(statusOfMoney({ ...money, refundedCents: 400, chargedBackCents: 600 })).toBe('charged_back');
  });

  test('has its own key for each thing asked of the provider', () => {
    const attempt = { orderId: 'ord_00000000000000000000000001', attempt: 1 } as const;
    const keys = [createKey(attempt), cancelKey(attempt), refundKey(attempt.orderId, { refundId: 'late' })];
    keys.push(refundKey(attempt.orderId, { refundId: 'late', again: 1 }));
    expect(keys[0]).toBe('ord_00000000000000000000000001-1');
    expect(new Set([...keys, createKey({ ...attempt, attempt: 2 })]).size).toBe(5);
  });
});
