import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';

/** Read by name, so that a dashboard ties no stack to another. Alarms take a metric without a label. */
const metric = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string,
  label?: string,
): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, label, period: Duration.minutes(1) });

export const ofApi = (id: string, name: 'Count' | '4xx' | '5xx', label?: string): Metric =>
  metric('AWS/ApiGateway', name, { ApiId: id }, 'Sum', label);

export const latencyOfApi = (id: string, percentile: 'p50' | 'p99'): Metric =>
  metric('AWS/ApiGateway', 'Latency', { ApiId: id }, percentile);

export const ofWorkflow = (arn: string, name: string, label: string): Metric =>
  metric('AWS/States', name, { StateMachineArn: arn }, 'Sum', label);

export const ofQueue = (queue: string, name: string, label: string): Metric =>
  metric('AWS/SQS', name, { QueueName: queue }, 'Maximum', label);

export const ofFunction = (fn: string, name: string, statistic: string, label: string): Metric =>
  metric('AWS/Lambda', name, { FunctionName: fn }, statistic, label);

/** One of the web vitals of real page views, as `measure` of the platform writes them: the value that three in four stay below. */
export const ofVisits = (name: string, page: string, device: string): Metric =>
  metric('Loja', name, { service: 'shop', page, device }, 'p75', page).with({ period: Duration.hours(1) });

/** A business event, as `countMetric` of the platform counts it. */
export const ofShop = (name: string): Metric =>
  metric('Loja', name, { service: 'shop' }, 'Sum').with({ period: Duration.minutes(5) });
