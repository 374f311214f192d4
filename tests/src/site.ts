import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { awsOptions, outputs } from './back-room.ts';
import { urls } from './shopper.ts';

const s3 = new S3Client({ ...awsOptions, forcePathStyle: true });
const sqs = new SQSClient(awsOptions);
const output = (key: string): string => z.string().parse(outputs[key], { error: () => `no output ${key}` });
const site = output('SiteBucketName');
const releasesBucket = output('ReleasesBucketName');

export interface Served {
  status: number;
  etag: string | null;
  body: string;
}

/** A page as the edge serves it. */
export const served = async (path: string): Promise<Served> => {
  const response = await fetch(`${urls.shop}${path}`, { headers: { 'accept-encoding': 'identity' } });
  return { status: response.status, etag: response.headers.get('etag'), body: await response.text() };
};

export const etagsOf = async (paths: readonly string[]): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await served(path)).etag] as const)),
  );

/** Every key of the site's bucket with its mark of content. */
export const objects = async (): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: site }))
    for (const { Key, ETag } of Contents) if (Key && ETag) found.set(Key, ETag);
  return found;
};

export const bytesOf = async (key: string): Promise<string> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: site, Key: key }));
  return Body ? Body.transformToString('base64') : '';
};
export const headOf = (key: string) => s3.send(new HeadObjectCommand({ Bucket: site, Key: key }));
export const putByHand = (key: string, body: string) =>
  s3.send(new PutObjectCommand({ Bucket: site, Key: key, Body: body }));
export const removeByHand = (key: string) => s3.send(new DeleteObjectCommand({ Bucket: site, Key: key }));

const Release = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(['changes', 'rebuild', 'rollback']),
  changes: z.array(z.object({ path: z.string() })),
});
export type Release = z.infer<typeof Release>;

/** What was published at or after a moment, oldest first. */
export const releasesSince = async (since: Date): Promise<Release[]> => {
  const keys: string[] = [];
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: releasesBucket, Prefix: 'releases/' });
  for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  const from = `releases/${since.toISOString().replace(/[-:.]/g, '')}`;
  return Promise.all(
    keys
      .filter((key) => key >= from)
      .sort()
      .map(async (Key) => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: releasesBucket, Key }));
        return Release.parse(JSON.parse((await Body?.transformToString()) ?? ''));
      }),
  );
};

/** Puts messages into the publisher's queue as the bus would, ten at most. */
export const sendToPublisher = async (messages: readonly string[]): Promise<void> => {
  await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: output('PublishingQueueUrl'),
      Entries: messages.map((MessageBody, at) => ({
        Id: String(at),
        MessageBody,
        MessageGroupId: 'site',
        MessageDeduplicationId: crypto.randomUUID(),
      })),
    }),
  );
};

/** Whether a person finds this among what the publisher gave up. Takes nothing away. */
export const wasGivenUp = async (words: string): Promise<boolean> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: output('PublishingDeadLettersUrl'),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  return Messages.some(({ Body = '' }) => Body.includes(words));
};
