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
import { type Batch, GivenUpBatch, outboxOf, recordsOf } from './stream-records.ts';

interface AwsOptions {
  endpoint?: string;
  region: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

export interface Redriven {
  moved: number;
  /** Why each letter that was not taken stays in its queue. */
  kept: readonly string[];
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

/** `take` answers why the letter must stay, if it must. */
type Taker = { to: string; take: (message: Message) => Promise<string | undefined> };

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
    return undefined;
  },
});

const Unfinished = z.object({ batchItemFailures: z.array(z.unknown()).min(1) });

/** Waits for the answer: a call that nobody waits for is answered "accepted" before it fails. */
const ask = async (lambda: LambdaClient, name: string, event: unknown): Promise<string | undefined> => {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  if (FunctionError) return `${name} failed: ${answer.slice(0, 300)}`;
  return answer !== '' && Unfinished.safeParse(JSON.parse(answer)).success
    ? `${name} did not do all of it`
    : undefined;
};

/** As many as the stream hands over at once. */
const BATCH = 25;

/** A stream's letter names its records; the function is given these, in order, from where they still lie. */
const records = async (aws: AwsOptions, lambda: LambdaClient, name: string, batch: Batch) => {
  const credentials = aws.credentials ?? lambda.config.credentials;
  const kept = await recordsOf({ ...aws, credentials }, batch);
  // Only a relay's work lies in rows of its own; another reader's change is overwritten by the next.
  const found = kept ?? (name.endsWith('-relay-outbox') ? await outboxOf(aws, batch) : []);
  if (found.length === 0) return `neither stream nor table has what ${name} was given any more`;
  for (let start = 0; start < found.length; start += BATCH) {
    const why = await ask(lambda, name, { Records: found.slice(start, start + BATCH) });
    if (why !== undefined) return why;
  }
  return undefined;
};

const backToFunction = (aws: AwsOptions, name: string): Taker => {
  const lambda = new LambdaClient(aws);
  return {
    to: `function ${name}`,
    take: ({ Body }) => {
      const letter: unknown = JSON.parse(Body ?? '{}');
      const { data } = GivenUpBatch.safeParse(letter);
      return data
        ? records(aws, lambda, name, data.DDBStreamBatchInfo)
        : ask(lambda, name, GivenUp.parse(letter));
    },
  };
};

const takerOf = async (aws: AwsOptions, sqs: SQSClient, name: string): Promise<Taker> => {
  const url = (await urlOf(sqs, name)) ?? (await urlOf(sqs, `${name}.fifo`));
  return url === undefined ? backToFunction(aws, name) : backToQueue(sqs, url.split('/').at(-1) ?? name, url);
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
 * `ordering-relay-outbox`; each message leaves it only after its work was taken or done. Undefined when there is no
 * such queue.
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
  const kept = new Map<string | undefined, string>();
  let moved = 0;
  for (let batch = await batchOf(sqs, letters); batch.length > 0; batch = await batchOf(sqs, letters))
    for (const message of batch) {
      const { MessageId, ReceiptHandle } = message;
      // It came round again: all others have had their turn.
      if (kept.has(MessageId)) return { moved, kept: [...kept.values()], to };
      const why = await take(message);
      if (why !== undefined) kept.set(MessageId, why);
      else {
        await sqs.send(new DeleteMessageCommand({ QueueUrl: letters, ReceiptHandle }));
        moved += 1;
      }
    }
  return { moved, kept: [...kept.values()], to };
};
