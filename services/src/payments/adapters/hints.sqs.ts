import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsRegion } from '@loja/platform/config.ts';
import type { Hints } from '../ports.ts';

/** The queue of payment notifications. */
export const sqsHints = (queueUrl: string, client = new SQSClient({ region: awsRegion() })): Hints => ({
  async send(hint) {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(hint) }));
  },
});
