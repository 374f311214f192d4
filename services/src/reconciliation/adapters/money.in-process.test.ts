import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { PaymentOnBook, ProviderCharge } from '#payments/offers.ts';
import { attemptsOnBook, chargeOnBook } from './money.in-process.ts';

const orderId = newOrderId();
const charge: ProviderCharge = {
  pspOrderId: 'ORD1',
  reference: orderId,
  method: 'pix',
  status: 'pending',
  amountCents: 5000,
  refundedCents: 0,
};

describe('a charge of the provider', () => {
  test('has come to nothing while it is open or dead, and to all of it once it is paid', () => {
    expect(chargeOnBook(charge)).toMatchObject({ state: 'open', paidCents: 0, chargedBack: false });
    expect(chargeOnBook({ ...charge, status: 'expired', paidCents: 5000 })).toMatchObject({
      state: 'dead',
      paidCents: 0,
    });
    expect(chargeOnBook({ ...charge, status: 'captured' })).toMatchObject({
      state: 'taken',
      paidCents: 5000,
    });
    expect(
      chargeOnBook({ ...charge, status: 'partially_refunded', paidCents: 4999, refundedCents: 10 }),
    ).toMatchObject({
      state: 'taken',
      paidCents: 4999,
      refundedCents: 10,
    });
  });

  test('that was charged back was paid before', () => {
    expect(chargeOnBook({ ...charge, status: 'charged_back' })).toMatchObject({
      state: 'taken',
      paidCents: 5000,
      chargedBack: true,
    });
  });

  test('in a status unknown to us is neither', () => {
    expect(chargeOnBook({ ...charge, status: 'unknown' }).state).toBe('unknown');
  });
});

describe('an attempt with a refund that was asked for', () => {
  const refund = { orderId, refundId: 'cancelled', attempt: 1, amountCents: 3000, status: 'asked' } as const;
  const payment = (askedAt: string): PaymentOnBook => ({
    orderId,
    entries: [],
    capturedAttempt: 1,
    refunds: [
      { ...refund, askedAt },
      { ...refund, refundId: 'done', status: 'done', askedAt },
    ],
    attempts: [
      {
        orderId,
        attempt: 1,
        method: 'pix',
        status: 'captured',
        totals: { goodsCents: 5000, discountCents: 0, shippingCents: 0, totalCents: 5000 },
        createdAt: askedAt,
        expiresAt: askedAt,
        pspOrderId: 'ORD1',
        capturedCents: 5000,
        surplus: false,
        refundedCents: 0,
        feeCents: 50,
        chargedBackCents: 0,
      },
    ],
  });
  const now = new Date('2026-11-25T06:00:00.000Z');

  test('counts it as under way for a day, and no longer', () => {
    expect(attemptsOnBook(payment('2026-11-25T05:00:00.000Z'), now)).toMatchObject([
      { pspOrderId: 'ORD1', amountCents: 5000, capturedCents: 5000, underWayCents: 3000 },
    ]);
    expect(attemptsOnBook(payment('2026-11-24T05:00:00.000Z'), now)).toMatchObject([{ underWayCents: 0 }]);
  });
});
