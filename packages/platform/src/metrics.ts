import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const NAMESPACE = 'Loja';
/** An alarm reads one metric: counted per function it would need one for each. */
const SERVICE = 'shop';

/** Counts one business event in CloudWatch through the log (EMF), under one name whichever function met it. */
export const countMetric = (name: string): void => {
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: SERVICE, singleMetric: true });
  metrics.addMetric(name, MetricUnit.Count, 1);
};
