import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { pascal } from '../names.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { deliveredTo, letBusSend } from './event-consumer.ts';
import type { Folder } from './object-permissions.ts';
import type { ShopQueue } from './shop-queue.ts';

export interface ObjectRuleProps {
  readonly foundation: Foundation;
  readonly folder: Folder;
  readonly to: ShopQueue;
  /** Kebab-case: names the rule and its dead letters. */
  readonly name: string;
}

/** New objects of a folder come into a queue. S3 tells the account's own bus, once the bucket is set to do so. */
export class ObjectRule extends Construct {
  constructor(scope: Construct, { foundation, folder, to, name }: ObjectRuleProps) {
    super(scope, pascal(`on-${name}`));
    const undelivered = new DeadLetterQueue(this, 'Undelivered', { foundation, name: `${name}-undelivered` })
      .queue;
    const rule = new Rule(this, 'Rule', {
      ruleName: `loja-${foundation.stage.name}-${name}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [folder.bucketName] }, object: { key: [{ prefix: folder.prefix }] } },
      },
      targets: [deliveredTo(to.queue.queueArn, undelivered)],
    });
    letBusSend(rule, undelivered);
    letBusSend(rule, to.queue);
  }
}
