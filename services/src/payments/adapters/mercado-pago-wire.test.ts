import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusOf } from './mercado-pago-wire.ts';

describe("the provider's status", () => {
  test.each([
    ['created', undefined, 'pending'],
    ['action_required', 'waiting_transfer', 'pending'],
    ['action_required', 'waiting_payment', 'pending'],
    ['processing', 'in_process', 'pending'],
    ['processed', 'accredited', 'captured'],
    ['processed', 'partially_refunded', 'partially_refunded'],
    ['processed', 'refunded', 'refunded'],
    ['action_required', 'pending_challenge', 'challenge'],
    ['charged_back', 'in_process', 'charged_back'],
    ['charged_back', 'settled', 'charged_back'],
    ['charged_back', 'reimbursed', 'captured'],
    ['refunded', 'refunded', 'refunded'],
    ['expired', 'expired', 'expired'],
    ['canceled', 'canceled', 'cancelled'],
    ['failed', 'rejected', 'failed'],
  ] as const)('%s (%s) means %s', (status, detail, meaning) => {
    expect(statusOf(status, detail)).toBe(meaning);
  });

  test('means money only as processed with a detail that says so', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (status, detail) => {
        const paid =
          (status === 'processed' && detail === 'accredited') ||
          (status === 'charged_back' && detail === 'reimbursed');
        expect(statusOf(status, detail) === 'captured').toBe(paid);
      }),
    );
  });

  test.each(['constructor', '__proto__', 'PROCESSED', 'approved', ''])('%j is unknown', (status) => {
    expect(statusOf(status, 'accredited')).toBe('unknown');
  });

  test('processed without a detail that we know is unknown', () => {
    expect(statusOf('processed', undefined)).toBe('unknown');
    expect(statusOf('processed', 'in_mediation')).toBe('unknown');
  });
});
