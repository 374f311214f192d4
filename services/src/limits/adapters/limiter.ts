import { systemClock } from '@loja/kernel/clock.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import { countMetric } from '@loja/platform/metrics.ts';
import * as z from 'zod';
import { type Limiter, limiter } from '../use-cases/limiter.ts';
import { dynamoCounters } from './counters.dynamodb.ts';

const Settings = {
  LIMITS_TABLE: z.string(),
  BLIND_INDEX_SECRET_ARN: z.string(),
  SHARED_LIMIT_FACTOR: z.coerce.number().int().min(1),
};

export const limiterBy = (dynamo: Dynamo): Limiter => {
  const settings = config(Settings);
  return limiter({
    counters: dynamoCounters(dynamo, settings.LIMITS_TABLE, systemClock),
    index: blindIndexBy(settings.BLIND_INDEX_SECRET_ARN),
    sharedFactor: settings.SHARED_LIMIT_FACTOR,
    noticeBlindness: (rule, error) => {
      log.error('a limit could not be counted', error, { reason: rule });
      countMetric('LimitsBlind');
    },
  });
};
