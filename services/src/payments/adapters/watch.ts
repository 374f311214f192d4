import { log } from '@loja/platform/logger.ts';
import { countMetric } from '@loja/platform/metrics.ts';
import type { Watch } from '../ports.ts';

/** Says in the log and in a metric that raises an alarm what a person must look at. */
export const loggedWatch: Watch = {
  mismatch(orderId, mismatch) {
    log.error('the charge is not the one asked for', new Error(mismatch), { orderId, reason: mismatch });
    countMetric('PaymentMismatch');
  },
  unknownStatus(orderId) {
    log.error('the provider uses a status unknown to us', new Error('unknown status'), { orderId });
    countMetric('PaymentStatusUnknown');
  },
};
