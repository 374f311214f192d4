import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsRegion } from '@loja/platform/config.ts';
import type { PublisherQueue } from '../ports.ts';

/** One group for everything: publishing is one thing at a time, so that the newest page wins. */
const GROUP = 'site';

/** The publisher's own queue, and the one where a person looks. */
export const sqsPublisherQueue = (
  { queueUrl, deadLettersUrl }: { queueUrl: string; deadLettersUrl: string },
  client = new SQSClient({ region: awsRegion() }),
): PublisherQueue => {
  const send = async (url: string, message: unknown): Promise<void> => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        MessageGroupId: GROUP,
        // Each is its own: what has the same words an hour or a second later is meant again.
        MessageDeduplicationId: crypto.randomUUID(),
      }),
    );
  };
  return {
    goOn: (rebuild) =>
      send(
        queueUrl,
        rebuild === undefined ? { command: 'continue' } : { command: 'rebuild', requestId: rebuild },
      ),
    giveUp: (reason, about) => send(deadLettersUrl, { reason, about }),
  };
};
