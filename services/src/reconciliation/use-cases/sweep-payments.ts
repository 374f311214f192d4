import { secondsAfter } from '@loja/kernel/clock.ts';
import { isDue } from '../domain/due.ts';
import { findingOf } from '../domain/task.ts';
import { type OpenAttempt, ProviderDown, type SweepPorts } from '../ports.ts';

export interface SweepLimits {
  /** A younger attempt's notification may still be on its way. */
  olderThanSeconds: number;
  /** Seconds between two sweeps. */
  everySeconds: number;
  /** Attempts that one run reads at most. */
  atMost: number;
  /** The run ends itself when it has taken this long. */
  withinSeconds: number;
}

export interface Swept {
  settled: number;
  failed: number;
  /** Due, and left for the next run. */
  left: number;
  brokeOff: boolean;
  stuck: number;
}

/** One call that fails may be the charge's own trouble; a second one is the provider's. */
const FAILURES_TO_BREAK_OFF = 2;

/** A charge that the provider chokes on may not stand in the way of all others for ever. */
const shuffled = (attempts: readonly OpenAttempt[]): OpenAttempt[] =>
  attempts
    .map((attempt) => ({ attempt, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ attempt }) => attempt);

/** What is due: first what no sweep has looked at, so that however much lies open, each is soon looked at once. */
const dueOf = (
  attempts: readonly OpenAttempt[],
  now: Date,
  { everySeconds, olderThanSeconds }: SweepLimits,
): OpenAttempt[] => {
  const openFor = ({ createdAt }: OpenAttempt): number => (now.getTime() - Date.parse(createdAt)) / 1000;
  const due = attempts.filter((attempt) => isDue(openFor(attempt), everySeconds));
  const isNew = (attempt: OpenAttempt): boolean => openFor(attempt) < olderThanSeconds + everySeconds;
  return [...shuffled(due.filter(isNew)), ...shuffled(due.filter((attempt) => !isNew(attempt)))];
};

type Outcome = 'settled' | 'failed' | 'down';

const settleOne = async ({ payments, watch }: SweepPorts, attempt: OpenAttempt): Promise<Outcome> => {
  try {
    watch.swept(await payments.settle(attempt), attempt.orderId);
    return 'settled';
  } catch (error) {
    watch.swept(error instanceof Error ? error.name : 'failed', attempt.orderId);
    return error instanceof ProviderDown ? 'down' : 'failed';
  }
};

/** One after another: the provider's limit is ours to keep, and nobody waits. */
const settleAll = async (
  ports: SweepPorts,
  due: readonly OpenAttempt[],
  until: Date,
): Promise<Omit<Swept, 'stuck'>> => {
  const count = { settled: 0, failed: 0, down: 0 };
  for (const attempt of due) {
    if (ports.clock() >= until || count.down >= FAILURES_TO_BREAK_OFF) break;
    count[await settleOne(ports, attempt)] += 1;
  }
  const { settled, down } = count;
  const failed = count.failed + down;
  const left = due.length - settled - failed;
  const brokeOff = down >= FAILURES_TO_BREAK_OFF;
  if (brokeOff) ports.watch.brokeOff(left);
  return { settled, failed, left, brokeOff };
};

/** What more of them would say, these say. */
const STUCK_AT_MOST = 50;

/** Orders whose wait should have ended by itself: a person must look. */
const reportStuck = async ({ orders, tasks, clock }: SweepPorts, atMost: number): Promise<number> => {
  const now = clock();
  const waiting = await orders.awaitingSince(now, atMost);
  const stuck = waiting.filter(({ endsBy }) => endsBy !== undefined && new Date(endsBy) < now);
  for (const { orderId, totalCents } of stuck) {
    const difference = {
      kind: 'stuck_order',
      subject: orderId,
      orderId,
      expected: 0,
      found: totalCents,
    } as const;
    await tasks.report(findingOf(difference, now));
  }
  return stuck.length;
};

/**
 * Finds what a lost notification left behind. Open attempts are read again at the provider and settled by payments'
 * own use case, so whatever comes of it is what the notification would have brought. The run is bounded in time, asks
 * about each attempt once, and breaks off when the provider is down: the next run goes on.
 */
export const sweepPayments = (ports: SweepPorts, limits: SweepLimits) => async (): Promise<Swept> => {
  const now = ports.clock();
  const before = secondsAfter(now, -limits.olderThanSeconds);
  const open = await ports.payments.newestBefore(before, limits.atMost);
  const until = secondsAfter(now, limits.withinSeconds);
  const swept = await settleAll(ports, dueOf(open, now, limits), until);
  return { ...swept, stuck: await reportStuck(ports, STUCK_AT_MOST) };
};
