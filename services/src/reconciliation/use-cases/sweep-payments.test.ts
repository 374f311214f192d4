import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { memoryTasks } from '../adapters/tasks.memory.ts';
import type { OrderOnBook } from '../domain/books.ts';
import { sweepBudgetOf } from '../domain/due.ts';
import { type OpenAttempt, ProviderDown, type SweepPorts } from '../ports.ts';
import { type SweepLimits, sweepPayments } from './sweep-payments.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const minutesAgo = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();
const limits: SweepLimits = { ...sweepBudgetOf(300), olderThanSeconds: 120, everySeconds: 300 };

const open = (minutes: number, pspOrderId = 'ORD'): OpenAttempt => ({
  orderId: newOrderId(),
  attempt: 1,
  pspOrderId: `${pspOrderId}-${minutes}`,
  createdAt: minutesAgo(minutes),
});

/** A shop with open attempts and a provider that answers as told. */
const shopWith = (
  attempts: readonly OpenAttempt[],
  answer: (attempt: OpenAttempt, call: number) => string = () => 'captured',
  waiting: readonly OrderOnBook[] = [],
) => {
  const calls: OrderId[] = [];
  const said = { brokeOff: [] as number[] };
  let time = now;
  const ports: SweepPorts = {
    clock: () => time,
    tasks: memoryTasks(),
    orders: { awaitingSince: async () => [...waiting] },
    payments: {
      newestBefore: async (before, limit) =>
        attempts
          .filter(({ createdAt }) => new Date(createdAt) < before)
          .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
          .slice(0, limit),
      settle: async (attempt) => {
        calls.push(attempt.orderId);
        return answer(attempt, calls.length);
      },
    },
    watch: {
      differences: () => undefined,
      swept: () => undefined,
      brokeOff: (left) => said.brokeOff.push(left),
    },
  };
  return {
    ports,
    calls,
    said,
    pass: (seconds: number): void => {
      time = new Date(time.getTime() + seconds * 1000);
    },
  };
};

const down = (): never => {
  throw new ProviderDown();
};

describe('a sweep', () => {
  test('settles what is open longer than a notification takes, and leaves the rest alone', async () => {
    const [old, young] = [open(3), open(1)];
    const shop = shopWith([old, young]);
    expect(await sweepPayments(shop.ports, limits)()).toMatchObject({ settled: 1, left: 0 });
    expect(shop.calls).toEqual([old.orderId]);
  });

  test('breaks off at the second call that the provider does not answer, and says so', async () => {
    const shop = shopWith(
      [3, 4, 5, 6, 7].map((minutes) => open(minutes)),
      down,
    );
    expect(await sweepPayments(shop.ports, limits)()).toMatchObject({ settled: 0, brokeOff: true, left: 3 });
    expect(shop.calls).toHaveLength(2);
    expect(shop.said.brokeOff).toEqual([3]);
  });

  test('asks a provider that is down for an hour two dozen times, not thousands', async () => {
    const shop = shopWith(
      Array.from({ length: 500 }, (_, i) => open(5 + (i % 20))),
      down,
    );
    for (let run = 0; run < 12; run += 1) {
      await sweepPayments(shop.ports, limits)();
      shop.pass(300);
    }
    expect(shop.calls.length).toBeLessThanOrEqual(24);
  });

  test('is not stopped by one charge that the provider or our own books choke on', async () => {
    const attempts = [3, 4, 5, 6].map((minutes) => open(minutes));
    const bad = attempts[0]?.orderId;
    const shop = shopWith(attempts, ({ orderId }) => {
      if (orderId === bad) throw new Error('this one');
      return 'captured';
    });
    expect(await sweepPayments(shop.ports, limits)()).toMatchObject({
      settled: 3,
      failed: 1,
      brokeOff: false,
    });
  });

  test('takes no more than it may, in number and in time', async () => {
    const attempts = Array.from({ length: 80 }, () => open(5));
    const many = shopWith(attempts);
    expect(await sweepPayments(many.ports, { ...limits, atMost: 50 })()).toMatchObject({ settled: 50 });
    const slow = shopWith(attempts, () => {
      slow.pass(16);
      return 'open';
    });
    expect(await sweepPayments(slow.ports, limits)()).toMatchObject({ settled: 12, left: 68 });
  });

  /** As a provider answers that has nothing to do. */
  const SECONDS_PER_CALL = 0.25;
  const answering = (attempts: readonly OpenAttempt[]) => {
    const shop = shopWith(attempts, () => {
      shop.pass(SECONDS_PER_CALL);
      return 'open';
    });
    return shop;
  };
  /** Left open by those who never paid, a minute of half an hour each. */
  const abandoned = (count: number) => Array.from({ length: count }, (_, i) => open(3 + (i % 27)));

  test.each([150, 600])(
    'settles a lost notification among %i open payments in its first run',
    async (count) => {
      for (const minutes of [3, 15, 29]) {
        const lost = open(minutes, 'LOST');
        const shop = answering([...abandoned(count), lost]);
        expect(await sweepPayments(shop.ports, limits)()).toMatchObject({ left: 0 });
        expect(shop.calls).toContain(lost.orderId);
      }
    },
  );

  test('looks first at what no run has looked at, however much else is open', async () => {
    const lost = open(6, 'LOST');
    const shop = answering([...Array.from({ length: 3000 }, () => open(20)), lost]);
    expect((await sweepPayments(shop.ports, limits)()).left).toBeGreaterThan(2000);
    expect(shop.calls[0]).toBe(lost.orderId);
  });

  test('leaves none of too many for long: whose turn it is is chance', async () => {
    const old = Array.from({ length: 1400 }, () => open(20));
    const shop = answering(old);
    for (let run = 0; run < 12; run += 1) await sweepPayments(shop.ports, limits)();
    expect(new Set(shop.calls).size).toBeGreaterThan(1390);
  });

  test('looks at an attempt that has been open for days now and then only', async () => {
    const shop = shopWith([open(2 * 24 * 60 + 10)]);
    expect(await sweepPayments(shop.ports, limits)()).toMatchObject({ settled: 0, left: 0 });
  });

  test('makes one task of an order whose wait did not end by itself', async () => {
    const orderId = newOrderId();
    const none = { owedBackCents: 0, notedCents: 0, agreedCents: 0 };
    const stuck = {
      orderId,
      money: 'awaited',
      totalCents: 5000,
      ...none,
      endsBy: minutesAgo(1),
    } as const;
    const waiting = { ...stuck, orderId: newOrderId(), endsBy: minutesAgo(-60) };
    const shop = shopWith([], undefined, [stuck, waiting]);
    await sweepPayments(shop.ports, limits)();
    shop.pass(300);
    expect((await sweepPayments(shop.ports, limits)()).stuck).toBe(1);
    expect(await shop.ports.tasks.list('open', 10)).toMatchObject([
      { taskId: `stuck_order.${orderId}`, timesFound: 2 },
    ]);
  });
});
