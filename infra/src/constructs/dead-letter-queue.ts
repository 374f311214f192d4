import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { alarmOnDeadLetters } from './alarmed.ts';

export interface DeadLetterQueueProps {
  readonly foundation: Foundation;
  /** What failed to be handled: the queue is called `loja-<stage>-<name>-dead-letters`. */
  readonly name: string;
  /** Of an ordered queue, whose dead letters must be ordered too. */
  readonly ordered?: boolean;
}

/** Where failed work waits a fortnight for a person; one message in it raises an alarm. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { foundation, name, ordered }: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: `loja-${foundation.stage.name}-${name}-dead-letters${ordered ? '.fifo' : ''}`,
      ...(ordered ? { fifo: true } : {}),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: foundation.atRest.keys.queues,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    alarmOnDeadLetters(this, foundation, { queue: this.queue, name });
  }
}
