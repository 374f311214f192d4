import type { EnvelopeOf } from '@loja/contracts/event.ts';
import { PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import { announcing, type Step } from './payment.ts';

export type Anomaly = EnvelopeOf<typeof PaymentAnomalyFound>['data'];
export type AnomalyKind = Anomaly['kind'];

/** Tells a person, once per kind and charge; of what one charge can meet more than once, once per `matter` of it. */
export const withAnomaly = (
  step: Step,
  kind: AnomalyKind,
  pspOrderId: string | undefined,
  matter?: string,
): Step => {
  const name = `${kind}#${pspOrderId ?? ''}${matter === undefined ? '' : `#${matter}`}`;
  const { payment, events } = step;
  if (payment.anomalies.includes(name)) return step;
  const data = { kind, orderId: payment.orderId, ...(pspOrderId ? { pspOrderId } : {}) };
  return {
    payment: { ...payment, anomalies: [...payment.anomalies, name] },
    events: [...events, announcing(PaymentAnomalyFound, data)],
  };
};
