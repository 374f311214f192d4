import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { output, pascal } from '../names.ts';
import { functionTimeout } from '../stages.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface ShopQueueProps {
  readonly foundation: Foundation;
  /** Kebab-case, the queue's name after `loja-<stage>-`. */
  readonly name: string;
  readonly consumerTimeout?: Duration;
  /** How long a message waits before it is seen. */
  readonly delay?: Duration;
  /** One message after another within this group, to which all belong that the bus sends (SQS FIFO). */
  readonly group?: string;
}

/** Work that must not be lost: five tries, then a dead-letter queue that raises an alarm. */
export class ShopQueue extends Construct {
  readonly name: string;
  readonly group: string | undefined;
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    { foundation, name, consumerTimeout, delay, group }: ShopQueueProps,
  ) {
    super(scope, id);
    this.name = name;
    this.group = group;
    const ordered = group !== undefined;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { foundation, name, ordered });
    this.queue = new Queue(this, 'Queue', {
      queueName: `loja-${foundation.stage.name}-${name}${ordered ? '.fifo' : ''}`,
      // The bus gives no id of its own to tell two messages apart.
      ...(ordered ? { fifo: true, contentBasedDeduplication: true } : {}),
      ...(delay ? { deliveryDelay: delay } : {}),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: foundation.atRest.keys.queues,
      enforceSSL: true,
      // AWS asks for six times the consumer's timeout, or a slow batch is delivered twice.
      visibilityTimeout: Duration.seconds((consumerTimeout ?? functionTimeout).toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: 5 },
    });
    output(Stack.of(this), `${pascal(name)}QueueUrl`, this.queue.queueUrl);
    output(Stack.of(this), `${pascal(name)}DeadLettersUrl`, this.deadLetters.queue.queueUrl);
  }
}
