import { newOrderId } from '@loja/kernel/ids.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askRefund, failedRefund, withNewAttempt } from './asking.ts';
import type { Charge, ChargeStatus } from './charge.ts';
import { balanceOf } from './ledger.ts';
import { noPayment, type Payment } from './payment.ts';
import { recordCharge } from './record-charge.ts';

const TOTAL = 10_000;
const totals = { goodsCents: 9_000, discountCents: 500, shippingCents: 1_500, totalCents: TOTAL };
const terms = { pixSeconds: 1800, cardSeconds: 1800, boletoDays: 3 };
const at = new Date('2026-11-24T15:00:00Z');

const statuses: ChargeStatus[] = [
  'pending',
  'challenge',
  'captured',
  'partially_refunded',
  'refunded',
  'expired',
  'cancelled',
  'failed',
  'charged_back',
  'unknown',
];

type Happening =
  | {
      kind: 'charge';
      attempt: number;
      status: ChargeStatus;
      refundedCents: number;
      feeCents: number | undefined;
      lost: boolean;
    }
  | { kind: 'refund'; id: number; amountCents: number | undefined; again: number | undefined }
  | { kind: 'fail'; id: number }
  | { kind: 'try' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('charge' as const),
      attempt: fc.integer({ min: 1, max: 3 }),
      status: fc.constantFrom(...statuses),
      refundedCents: fc.integer({ min: 0, max: TOTAL + 50 }),
      feeCents: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
      lost: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      id: fc.integer({ min: 1, max: 6 }),
      amountCents: fc.option(fc.integer({ min: -1, max: TOTAL + 1 }), { nil: undefined }),
      again: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('fail' as const), id: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'try' as const }) },
);

const chargeOf = (payment: Payment, told: Extract<Happening, { kind: 'charge' }>): Charge => ({
  pspOrderId: `ORD${told.attempt}`,
  reference: payment.orderId,
  method: 'pix',
  status: told.status,
  amountCents: TOTAL,
  refundedCents: told.status === 'refunded' ? TOTAL : told.refundedCents,
  feeCents: told.feeCents,
  chargebackLost: told.lost,
});

const tried = (payment: Payment): Payment =>
  withNewAttempt(payment, { orderId: payment.orderId, method: 'pix', totals }, terms, at);

const refunding = (
  payment: Payment,
  { id, amountCents, again }: Extract<Happening, { kind: 'refund' }>,
): Payment => {
  const asked = {
    refundId: `r${id}`,
    ...(amountCents === undefined ? {} : { amountCents }),
    ...(again === undefined ? {} : { again }),
  };
  const asking = askRefund(payment, asked, at);
  return asking.kind === 'asked' ? asking.payment : payment;
};

/** What happens to a payment, in any order: also what no honest provider would say. */
const after = (payment: Payment, what: Happening): Payment => {
  switch (what.kind) {
    case 'charge':
      return what.attempt > payment.attempts.length
        ? payment
        : recordCharge(payment, what.attempt, chargeOf(payment, what), at).payment;
    case 'refund':
      return refunding(payment, what);
    case 'fail': {
      const refund = payment.refunds.find(({ refundId }) => refundId === `r${what.id}`);
      return refund ? failedRefund(payment, refund).payment : payment;
    }
    case 'try':
      return payment.attempts.length < 3 ? tried(payment) : payment;
  }
};

const owed = ({ entries }: Payment): number =>
  balanceOf(entries.filter(({ account }) => account === 'receivable:psp'));

const sum = (
  { attempts }: Payment,
  pick: 'capturedCents' | 'refundedCents' | 'chargedBackCents' | 'feeCents',
) => attempts.reduce((total, attempt) => total + attempt[pick], 0);

const histories = (check: (steps: readonly Payment[]) => void) =>
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (history) => {
      const steps = [tried(noPayment(newOrderId(), 'pix'))];
      for (const what of history) steps.push(after(steps.at(-1) ?? noPayment(newOrderId(), 'pix'), what));
      check(steps);
    }),
    { numRuns: 300 },
  );

describe('whatever happens to a payment', () => {
  test('its books close, movement by movement', () => {
    histories((steps) => {
      const { entries } = steps.at(-1) ?? noPayment(newOrderId(), 'pix');
      const byMovement = Map.groupBy(entries, ({ movement }) => movement);
      for (const lines of byMovement.values()) expect(balanceOf(lines)).toBe(0);
    });
  });

  test('the provider owes what was captured less what went back, is disputed or kept as a fee', () => {
    histories((steps) => {
      for (const payment of steps) {
        const kept =
          sum(payment, 'capturedCents') -
          sum(payment, 'refundedCents') -
          sum(payment, 'chargedBackCents') -
          sum(payment, 'feeCents');
        expect(owed(payment)).toBe(kept);
      }
    });
  });

  test('no attempt gives back or loses more than came, refunds under way included', () => {
    histories((steps) => {
      for (const { attempts, refunds } of steps)
        for (const { attempt, capturedCents, refundedCents, chargedBackCents } of attempts) {
          expect(refundedCents + chargedBackCents).toBeLessThanOrEqual(capturedCents);
          const done = refunds.filter((one) => one.attempt === attempt && one.status === 'done');
          expect(done.reduce((total, one) => total + one.amountCents, 0)).toBe(refundedCents);
        }
    });
  });

  test('one attempt has the order’s money, and every other that was paid is surplus', () => {
    histories((steps) => {
      for (const { attempts, capturedAttempt } of steps)
        for (const { attempt, capturedCents, surplus } of attempts)
          if (capturedCents > 0) expect(surplus).toBe(attempt !== capturedAttempt);
    });
  });

  test('its lines are only ever added to, and money that came is never forgotten', () => {
    histories((steps) => {
      steps.forEach((payment, i) => {
        const before = steps[i - 1];
        if (!before) return;
        expect(payment.entries.slice(0, before.entries.length)).toEqual(before.entries);
        expect(sum(payment, 'capturedCents')).toBeGreaterThanOrEqual(sum(before, 'capturedCents'));
        expect(sum(payment, 'refundedCents')).toBeGreaterThanOrEqual(sum(before, 'refundedCents'));
      });
    });
  });

  test('what the provider says twice moves nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 20 }), happening, (history, last) => {
        const start = history.reduce(after, tried(noPayment(newOrderId(), 'pix')));
        const once = after(start, last);
        const twice = last.kind === 'charge' ? after(once, last) : once;
        expect(twice.entries).toEqual(once.entries);
        expect(twice.attempts).toEqual(once.attempts);
      }),
      { numRuns: 300 },
    );
  });
});
