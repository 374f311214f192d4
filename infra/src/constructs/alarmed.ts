import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';

/** One file under `docs/runbooks/` each; a test compares the list with the folder. */
export type Runbook =
  | 'api-errors'
  | 'api-latency'
  | 'dead-letters'
  | 'function-errors'
  | 'limits-blind'
  | 'payment-mismatch'
  | 'provider-down'
  | 'queue-age'
  | 'reconciliation-differences'
  | 'schedule-silent'
  | 'sessions-stolen'
  | 'stream-lag'
  | 'workflow-failures';

interface Watch {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly evaluationPeriods?: number;
  readonly name: string;
  readonly what: string;
  readonly runbook: Runbook;
  /** Rings when the metric stays below its threshold, or says nothing at all. */
  readonly whenBelow?: boolean;
}

/** An alarm never goes unheard or unexplained: it notifies the shop's topic and names its runbook. */
export function alarmed(scope: Construct, id: string, { stage, bus }: Foundation, watch: Watch): Alarm {
  const props: AlarmProps = {
    alarmName: `loja-${stage.name}-${watch.name}`,
    alarmDescription: `${watch.what} Runbook: docs/runbooks/${watch.runbook}.md`,
    metric: watch.metric,
    threshold: watch.threshold,
    evaluationPeriods: watch.evaluationPeriods ?? 1,
    comparisonOperator: watch.whenBelow
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: watch.whenBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  };
  const alarm = new Alarm(scope, id, props);
  const notify = new SnsAction(bus.alarmTopic);
  alarm.addAlarmAction(notify);
  alarm.addOkAction(notify);
  return alarm;
}

const everyMinute = { period: Duration.minutes(1) };
const everyFive = { period: Duration.minutes(5) };

export function alarmOnDeadLetters(
  scope: Construct,
  foundation: Foundation,
  { queue, name }: { readonly queue: IQueue; readonly name: string },
): void {
  alarmed(scope, 'Alarm', foundation, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ ...everyMinute, statistic: 'Maximum' }),
    threshold: 1,
    name: `${name}-dead-letters`,
    what: `Work of ${name} was given up after its last try.`,
    runbook: 'dead-letters',
  });
}

export function alarmOnQueueAge(
  scope: Construct,
  foundation: Foundation,
  { queue, name, seconds }: { readonly queue: IQueue; readonly name: string; readonly seconds: number },
): void {
  alarmed(scope, 'AgeAlarm', foundation, {
    metric: queue.metricApproximateAgeOfOldestMessage({ ...everyMinute, statistic: 'Maximum' }),
    threshold: seconds,
    evaluationPeriods: 3,
    name: `${name}-age`,
    what: `The oldest message of ${name} waits longer than ${seconds} s.`,
    runbook: 'queue-age',
  });
}

export function alarmOnErrors(
  scope: Construct,
  foundation: Foundation,
  { fn, name }: { readonly fn: IFunction; readonly name: string },
): void {
  alarmed(scope, 'ErrorsAlarm', foundation, {
    metric: fn.metricErrors(everyFive),
    threshold: 3,
    name: `${name}-errors`,
    what: `Function ${name} failed three times or more in five minutes.`,
    runbook: 'function-errors',
  });
}

/** Of work that comes by the clock: nobody else would miss it. */
export function alarmOnSilence(
  scope: Construct,
  foundation: Foundation,
  { fn, name, after }: { readonly fn: IFunction; readonly name: string; readonly after: Duration },
): void {
  alarmed(scope, 'SilenceAlarm', foundation, {
    metric: fn.metricInvocations({ period: after, statistic: 'Sum' }),
    threshold: 1,
    whenBelow: true,
    name: `${name}-silent`,
    what: `${name} has not run for ${after.toHumanString()}.`,
    runbook: 'schedule-silent',
  });
}

export function alarmOnStreamLag(
  scope: Construct,
  foundation: Foundation,
  { fn, name }: { readonly fn: IFunction; readonly name: string },
): void {
  alarmed(scope, 'LagAlarm', foundation, {
    metric: fn.metric('IteratorAge', { ...everyMinute, statistic: 'Maximum' }),
    threshold: Duration.minutes(2).toMilliseconds(),
    evaluationPeriods: 3,
    name: `${name}-stream-lag`,
    what: `Events of ${name} reach the bus more than two minutes late.`,
    runbook: 'stream-lag',
  });
}

export function alarmOnWorkflowFailures(
  scope: Construct,
  foundation: Foundation,
  { machine, name }: { readonly machine: StateMachine; readonly name: string },
): void {
  for (const [ending, metric] of [
    ['failed', machine.metricFailed(everyFive)],
    ['timed-out', machine.metricTimedOut(everyFive)],
    ['aborted', machine.metricAborted(everyFive)],
  ] as const) {
    alarmed(scope, `Workflow-${ending}`, foundation, {
      metric,
      threshold: 1,
      name: `${name}-${ending}`,
      what: `A ${name} execution ${ending.replace('-', ' ')}: its order needs a person.`,
      runbook: 'workflow-failures',
    });
  }
}
