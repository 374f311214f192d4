import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { output } from '../names.ts';
import type { StageConfig } from '../stages.ts';
import type { AtRestStack } from './at-rest.ts';

interface BusStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly atRest: AtRestStack;
}

/** What travels: the shop's facts on one bus, its alarms on one topic. */
export class BusStack extends Stack {
  readonly bus: EventBus;
  readonly alarmTopic: Topic;

  constructor(scope: Construct, id: string, { stage, atRest, ...props }: BusStackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: stage.name === 'prod' ? 'loja' : `loja-${stage.name}`,
    });
    if (stage.eventArchive) {
      new Archive(this, 'Archive', {
        sourceEventBus: this.bus,
        eventPattern: { account: [this.account] },
        retention: Duration.days(90),
      });
    }
    this.alarmTopic = new Topic(this, 'Alarms', {
      topicName: `loja-${stage.name}-alarms`,
      masterKey: atRest.keys.queues,
      enforceSSL: true,
    });
    this.alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.alarmTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (stage.alarmEmail) this.alarmTopic.addSubscription(new EmailSubscription(stage.alarmEmail));
    output(this, 'BusName', this.bus.eventBusName);
    output(this, 'AlarmTopicArn', this.alarmTopic.topicArn);
  }
}
