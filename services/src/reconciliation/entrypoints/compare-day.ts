import { systemClock } from '@loja/kernel/clock.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { comparePorts } from '../adapters/index.ts';
import { dayBefore, dayOf } from '../domain/day.ts';
import { Day, type Run } from '../domain/run.ts';
import { compareDay } from '../use-cases/compare-day.ts';

const compare = compareDay(comparePorts());

/** The schedule names no day: yesterday's books are closed. */
const Asked = z.object({ day: Day.optional() });

export const handler = async (event: unknown): Promise<Run> => {
  const day = Asked.parse(event).day ?? dayBefore(dayOf(systemClock()));
  const run = await compare(day);
  const count = Object.values(run.differences).reduce((sum, found) => sum + found, 0);
  log.info('day compared', {
    step: 'CompareDay',
    reason: day,
    count,
    outcome: count === 0 ? 'agreed' : 'differs',
  });
  return run;
};
