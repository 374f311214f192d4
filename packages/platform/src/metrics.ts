import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const NAMESPACE = 'Loja';
/** An alarm reads one metric: counted per function it would need one for each. */
const SERVICE = 'shop';

/** Counts one business event in CloudWatch through the log (EMF), under one name whichever function met it. */
export const countMetric = (name: string): void => {
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: SERVICE, singleMetric: true });
  metrics.addMetric(name, MetricUnit.Count, 1);
};

export interface Measurement {
  name: string;
  unit: 'Count' | 'Milliseconds' | 'NoUnit';
  value: number;
}

/**
 * Writes measurements to CloudWatch through the log (EMF), all under the same dimensions. Each distinct set of
 * dimension values is a metric that costs money: pass values of a closed list only. Nothing is written for none.
 */
export const measure = (
  measurements: readonly Measurement[],
  dimensions: Readonly<Record<string, string>>,
): void => {
  if (measurements.length === 0) return;
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: SERVICE });
  // One by one they make one set together with the service; given at once they would be a second set.
  for (const [name, value] of Object.entries(dimensions)) metrics.addDimension(name, value);
  for (const { name, unit, value } of measurements) metrics.addMetric(name, MetricUnit[unit], value);
  metrics.publishStoredMetrics();
};
