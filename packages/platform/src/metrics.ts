import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const NAMESPACE = 'Loja';

/** Counts one business event in CloudWatch through the log (EMF); the dimension is the function's service name. */
export const countMetric = (name: string): void => {
  const metrics = new Metrics({ namespace: NAMESPACE, singleMetric: true });
  metrics.addMetric(name, MetricUnit.Count, 1);
};
