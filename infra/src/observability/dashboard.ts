import { pageKinds } from '@loja/contracts/http/telemetry.ts';
import { Dashboard, GraphWidget, type IWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { latencyOfApi, ofApi, ofFunction, ofQueue, ofShop, ofVisits, ofWorkflow } from './metrics.ts';

export interface Watched {
  readonly stage: string;
  readonly apiId: string;
  readonly placeOrderArn: string;
  /** Kebab-case names, without the stage. */
  readonly queues: readonly string[];
  readonly functions: readonly string[];
}

/** The shop on one page: orders, API, queues, functions, in the order in which a shopper would notice. */
export function dashboardOf(scope: Construct, watched: Watched): Dashboard {
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: `loja-${watched.stage}`,
    defaultInterval: Duration.hours(3),
    widgets: [
      [title('Orders: placed, settled, and those that need a person')],
      ordersRow(watched),
      [title('Money: what the provider, payments, orders and stock do not agree on')],
      moneyRow(),
      [title('API: what shoppers feel')],
      apiRow(watched),
      [title('Pages on phones: three views in four are at least this good')],
      vitalsRow(),
      [title('Queues: how long work waits, and work given up')],
      queuesRow(watched),
      [title('Functions')],
      functionsRow(watched),
    ],
  });
}

const title = (text: string): IWidget => new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 });

const ordersRow = ({ placeOrderArn: arn }: Watched): IWidget[] => [
  new GraphWidget({
    title: 'Workflows of orders',
    width: 16,
    left: [
      ofWorkflow(arn, 'ExecutionsStarted', 'placed'),
      ofWorkflow(arn, 'ExecutionsSucceeded', 'settled'),
      ofWorkflow(arn, 'ExecutionsFailed', 'failed'),
      ofWorkflow(arn, 'ExecutionsTimedOut', 'timed out'),
    ],
  }),
  new GraphWidget({
    title: 'Time from placed to settled, ms',
    width: 8,
    left: [ofWorkflow(arn, 'ExecutionTime', 'p50').with({ statistic: 'p50' })],
  }),
];

const moneyRow = (): IWidget[] => [
  new GraphWidget({ title: 'Differences found', width: 12, left: [ofShop('ReconciliationDifferences')] }),
  new GraphWidget({ title: 'Sweeps that met no provider', width: 12, left: [ofShop('SweepBrokeOff')] }),
];

const apiRow = ({ apiId }: Watched): IWidget[] => [
  new GraphWidget({
    title: 'Requests',
    width: 12,
    left: [ofApi(apiId, 'Count', 'all')],
    right: [ofApi(apiId, '4xx', '4xx'), ofApi(apiId, '5xx', '5xx')],
  }),
  new GraphWidget({
    title: 'Latency, ms',
    width: 12,
    left: [latencyOfApi(apiId, 'p50'), latencyOfApi(apiId, 'p99')],
  }),
];

/** "Good" by web.dev/vitals, at the 75th percentile. */
const vitals = [
  { title: 'Largest contentful paint, ms', name: 'LargestContentfulPaint', good: 2500 },
  { title: 'Interaction to next paint, ms', name: 'InteractionToNextPaint', good: 200 },
  { title: 'Cumulative layout shift', name: 'CumulativeLayoutShift', good: 0.1 },
  { title: 'Time to first byte, ms', name: 'TimeToFirstByte', good: 800 },
];

const vitalsRow = (): IWidget[] =>
  vitals.map(
    ({ title, name, good }) =>
      new GraphWidget({
        title,
        width: 6,
        left: pageKinds.map((page) => ofVisits(name, page, 'phone')),
        leftAnnotations: [{ value: good, label: 'good' }],
      }),
  );

const queuesRow = ({ stage, queues }: Watched): IWidget[] => [
  new GraphWidget({
    title: 'Oldest message, s',
    width: 12,
    left: queues.map((name) => ofQueue(`loja-${stage}-${name}`, 'ApproximateAgeOfOldestMessage', name)),
  }),
  new GraphWidget({
    title: 'Dead letters',
    width: 12,
    left: queues.map((name) =>
      ofQueue(`loja-${stage}-${name}-dead-letters`, 'ApproximateNumberOfMessagesVisible', name),
    ),
  }),
];

const functionsRow = ({ stage, functions }: Watched): IWidget[] => [
  new GraphWidget({
    title: 'Errors',
    width: 8,
    left: functions.map((name) => ofFunction(`loja-${stage}-${name}`, 'Errors', 'Sum', name)),
  }),
  new GraphWidget({
    title: 'Duration p99, ms',
    width: 8,
    left: functions.map((name) => ofFunction(`loja-${stage}-${name}`, 'Duration', 'p99', name)),
  }),
  new GraphWidget({
    title: 'Refused for want of concurrency',
    width: 8,
    left: functions.map((name) => ofFunction(`loja-${stage}-${name}`, 'Throttles', 'Sum', name)),
  }),
];
