import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { type Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { pascal } from '../names.ts';
import { alarmOnSilence } from './alarmed.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { encryptMessages, sendMessages } from './permissions.ts';
import type { ShopFunction } from './shop-function.ts';

export interface ShopScheduleProps {
  readonly foundation: Foundation;
  /** Kebab-case: names the schedule and its dead letters. */
  readonly name: string;
  /** `rate(5 minutes)` or `cron(0 3 * * ? *)`, the latter in São Paulo's time. */
  readonly expression: string;
  readonly to: ShopFunction;
  /** Work that did not run for so long raises an alarm. A day at most. */
  readonly silentAfter: Duration;
}

/** Work that comes by the clock. What cannot be invoked goes to dead letters; a clock that stops raises an alarm. */
export class ShopSchedule extends Construct {
  constructor(scope: Construct, { foundation, name, expression, to, silentAfter }: ShopScheduleProps) {
    super(scope, pascal(name));
    const undelivered = new DeadLetterQueue(this, 'Undelivered', { foundation, name: `${name}-undelivered` })
      .queue;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [to.fn.functionArn] }),
    );
    for (const statement of [sendMessages(undelivered), encryptMessages(undelivered)])
      role.addToPolicy(statement);
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: `loja-${foundation.stage.name}-${name}`,
      scheduleExpression: expression,
      scheduleExpressionTimezone: 'America/Sao_Paulo',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: to.fn.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: undelivered.queueArn },
        // The next run does the same work: one that is late by five minutes is not wanted any more.
        retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 2 },
      },
    });
    // The scheduler checks at creation that it may assume the role.
    schedule.node.addDependency(role);
    alarmOnSilence(this, foundation, { fn: to.fn, name, after: silentAfter });
  }
}
