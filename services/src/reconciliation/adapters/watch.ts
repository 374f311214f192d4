import { log } from '@loja/platform/logger.ts';
import { countMetric, measure } from '@loja/platform/metrics.ts';
import type { Watch } from '../ports.ts';

/** In the log, by order; in metrics, by kind for the dashboard and in all for the alarm. */
export const loggedWatch: Watch = {
  differences(kind, value) {
    const measurement = { name: 'ReconciliationDifferences', unit: 'Count', value } as const;
    measure([measurement], { kind });
    measure([measurement], {});
  },
  swept(outcome, orderId) {
    log.info('open payment read again', { step: 'SweepPayments', outcome, orderId });
  },
  brokeOff(count) {
    log.warn('the provider is down, the sweep goes on next time', { step: 'SweepPayments', count });
    countMetric('SweepBrokeOff');
  },
};
