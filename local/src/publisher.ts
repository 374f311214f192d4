import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** Without endpoint and credentials: the account of the environment. */
export interface AwsOptions {
  region: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** Where the publisher of a stage takes its orders and leaves its answers. */
export interface PublisherAddress {
  aws: AwsOptions;
  queueUrl: string;
  releasesBucket: string;
}

/** By their names: the queue says its account, and the account is in the name of the bucket. */
export const publisherOf = async (stage: string, aws: AwsOptions): Promise<PublisherAddress> => {
  const sqs = new SQSClient(aws);
  try {
    const { QueueUrl: queueUrl = '' } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: `loja-${stage}-publishing.fifo` }),
    );
    const account = queueUrl.split('/').at(-2);
    return { aws, queueUrl, releasesBucket: `loja-${stage}-releases-${account}` };
  } finally {
    sqs.destroy();
  }
};

export type PublisherOrder =
  | { command: 'publish' }
  | { command: 'rebuild' }
  | { command: 'rollback'; release?: string };

const Answer = z.union([
  z.object({
    ok: z.literal(true),
    release: z.string(),
    changed: z.int(),
    /** Pictures that come in the next turns. */
    pending: z.int(),
    failed: z.array(z.string()),
  }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);
export type PublisherAnswer = z.infer<typeof Answer>;

const EVERY_MS = 100;

/**
 * Gives the publisher an order, through its queue like every other wish so that it does one thing at a time, and waits
 * for what comes of it. `untilPictures` waits for the turns that draw pictures too.
 */
export const askPublisher = async (
  { aws, queueUrl, releasesBucket }: PublisherAddress,
  order: PublisherOrder,
  {
    untilPictures = false,
    seconds = 120,
    signal,
  }: { untilPictures?: boolean; seconds?: number; signal?: AbortSignal } = {},
): Promise<PublisherAnswer> => {
  const [sqs, s3] = [
    new SQSClient(aws),
    new S3Client({ ...aws, forcePathStyle: aws.endpoint !== undefined }),
  ];
  const requestId = randomUUID();
  const look = async (): Promise<PublisherAnswer | undefined> => {
    const asked = new GetObjectCommand({ Bucket: releasesBucket, Key: `answers/${requestId}.json` });
    const found = await s3.send(asked).catch((error: unknown) => {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    });
    return found?.Body && Answer.parse(JSON.parse(await found.Body.transformToString()));
  };
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ ...order, requestId }),
        MessageGroupId: 'site',
        MessageDeduplicationId: requestId,
      }),
    );
    for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
      const answer = await look();
      if (answer !== undefined && !(untilPictures && answer.ok && answer.pending > 0)) return answer;
      await pause(EVERY_MS, undefined, signal ? { signal } : {});
    }
    return { ok: false, problem: `no answer within ${seconds} s` };
  } finally {
    sqs.destroy();
    s3.destroy();
  }
};
