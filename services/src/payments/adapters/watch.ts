import { log } from '@loja/platform/logger.ts';
import { countMetric } from '@loja/platform/metrics.ts';
import type { AnomalyKind } from '../domain/anomaly.ts';
import type { Watch } from '../ports.ts';

/** Each has an alarm of its own: they ask different things of whoever is called. */
const metricOf: Record<AnomalyKind, 'PaymentMismatch' | 'PaymentStatusUnknown' | 'RefundFailed'> = {
  wrong_reference: 'PaymentMismatch',
  wrong_amount: 'PaymentMismatch',
  wrong_paid_amount: 'PaymentMismatch',
  unknown_charge: 'PaymentMismatch',
  unknown_status: 'PaymentStatusUnknown',
  money_denied: 'PaymentStatusUnknown',
  refund_failed: 'RefundFailed',
  refund_too_large: 'RefundFailed',
  over_refunded: 'RefundFailed',
};

/** Says in the log and in a metric that raises an alarm what a person must look at. */
export const loggedWatch: Watch = {
  anomaly({ kind, orderId, pspOrderId }) {
    log.error('the provider and our books disagree', new Error(kind), {
      reason: kind,
      ...(orderId ? { orderId } : {}),
      ...(pspOrderId ? { chargeId: pspOrderId } : {}),
    });
    countMetric(metricOf[kind]);
  },
};
