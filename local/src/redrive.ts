import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';

interface AwsOptions {
  endpoint?: string;
  region: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

export interface Redriven {
  moved: number;
  /** Where the work went: back to its queue, or to the function that had given it up. */
  to: string;
}

/** An event that a function gave up, alone (dead-letter queue) or in the envelope of a failure destination. */
const GivenUp = z.union([
  z.object({ requestPayload: z.unknown() }).transform(({ requestPayload }) => requestPayload),
  z.unknown(),
]);

const urlOf = async (sqs: SQSClient, name: string): Promise<string | undefined> => {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (error instanceof Error && /NonExistentQueue|QueueDoesNotExist/.test(error.name)) return undefined;
    throw error;
  }
};

type Taker = { to: string; take: (message: Message) => Promise<void> };

const backToQueue = (sqs: SQSClient, name: string, url: string): Taker => ({
  to: `queue ${name}`,
  take: async ({ Body, MessageId, Attributes, MessageAttributes }) => {
    const group = Attributes?.MessageGroupId;
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: Body ?? '',
        ...(MessageAttributes ? { MessageAttributes } : {}),
        // Content alone would be taken for the message that was given up minutes ago.
        ...(group ? { MessageGroupId: group, MessageDeduplicationId: `redrive-${MessageId}` } : {}),
      }),
    );
  },
});

const backToFunction = (lambda: LambdaClient, name: string): Taker => ({
  to: `function ${name}`,
  take: async ({ Body }) => {
    const event: unknown = GivenUp.parse(JSON.parse(Body ?? '{}'));
    await lambda.send(
      new InvokeCommand({
        FunctionName: name,
        InvocationType: 'Event',
        Payload: Buffer.from(JSON.stringify(event)),
      }),
    );
  },
});

const takerOf = async (aws: AwsOptions, sqs: SQSClient, name: string): Promise<Taker> => {
  const url = (await urlOf(sqs, name)) ?? (await urlOf(sqs, `${name}.fifo`));
  return url === undefined
    ? backToFunction(new LambdaClient(aws), name)
    : backToQueue(sqs, url.split('/').at(-1) ?? name, url);
};

const batchOf = async (sqs: SQSClient, url: string): Promise<readonly Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      // What is in hand is not handed out twice while it is being given back.
      VisibilityTimeout: 60,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
};

/**
 * Gives back all that waits in the dead-letter queue of `<stage>` and `<name>` now, e.g. `emails` or
 * `ordering-on-order-placed`; each message leaves it only after it was taken. Undefined when there is no such queue.
 */
export const redrive = async (
  aws: AwsOptions,
  stage: string,
  name: string,
): Promise<Redriven | undefined> => {
  const sqs = new SQSClient(aws);
  const letters =
    (await urlOf(sqs, `loja-${stage}-${name}-dead-letters`)) ??
    (await urlOf(sqs, `loja-${stage}-${name}-dead-letters.fifo`));
  if (letters === undefined) return undefined;
  const { to, take } = await takerOf(aws, sqs, `loja-${stage}-${name}`);
  let moved = 0;
  for (let batch = await batchOf(sqs, letters); batch.length > 0; batch = await batchOf(sqs, letters))
    for (const message of batch) {
      await take(message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: letters, ReceiptHandle: message.ReceiptHandle }));
      moved += 1;
    }
  return { moved, to };
};
