import { type EventContract, patternOf } from '@loja/contracts/event.ts';
import { type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { pascal } from '../names.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { ShopFunction } from './shop-function.ts';
import { ShopQueue } from './shop-queue.ts';

export interface EventConsumerProps {
  readonly foundation: Foundation;
  readonly event: EventContract;
  readonly to: ShopFunction | ShopQueue;
  /** Kebab-case, unique among consumers: names the rule and its dead letters. */
  readonly name: string;
}

/** One fact, one reaction: what the bus cannot deliver in a day of tries goes to dead letters. */
export class EventConsumer extends Construct {
  constructor(scope: Construct, { foundation, event, to, name }: EventConsumerProps) {
    super(scope, pascal(`on-${name}`));
    const undelivered = new DeadLetterQueue(this, 'Undelivered', { foundation, name: `${name}-undelivered` })
      .queue;
    const rule = new Rule(this, 'Rule', {
      ruleName: `loja-${foundation.stage.name}-${name}`,
      eventBus: foundation.bus.bus,
      eventPattern: patternOf(event),
      targets: [
        to instanceof ShopQueue
          ? deliveredTo(to.queue.queueArn, undelivered, to.group)
          : deliveredTo(to.fn.functionArn, undelivered),
      ],
    });
    letBusSend(rule, undelivered);
    if (to instanceof ShopQueue) letBusSend(rule, to.queue);
    else letBusInvoke(this, rule, to);
  }
}

/** What the bus cannot deliver in a day of tries goes to `undelivered`. */
export const deliveredTo = (arn: string, undelivered: Queue, messageGroupId?: string): IRuleTarget => ({
  bind: () => ({
    arn,
    ...(messageGroupId === undefined ? {} : { sqsParameters: { messageGroupId } }),
    deadLetterConfig: { arn: undelivered.queueArn },
    retryPolicy: { maximumEventAgeInSeconds: Duration.days(1).toSeconds(), maximumRetryAttempts: 185 },
  }),
});

export function letBusSend(rule: Rule, queue: Queue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sqs:SendMessage'],
      principals: [new ServicePrincipal('events.amazonaws.com')],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
    }),
  );
}

function letBusInvoke(scope: Construct, rule: Rule, { fn }: ShopFunction): void {
  new CfnPermission(scope, 'Invoke', {
    action: 'lambda:InvokeFunction',
    functionName: fn.functionArn,
    principal: 'events.amazonaws.com',
    sourceArn: rule.ruleArn,
  });
}
