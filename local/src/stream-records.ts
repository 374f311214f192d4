import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';

/** What Lambda leaves of a batch that it gave up: where the records lie, not the records (Lambda guide, DynamoDB). */
export const GivenUpBatch = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.iso.datetime(),
    approximateArrivalOfLastRecord: z.iso.datetime(),
    streamArn: z.string(),
  }),
});
export type Batch = z.infer<typeof GivenUpBatch>['DDBStreamBatchInfo'];

/** As the wire has it, which is as Lambda hands it to a function; the SDK's client would turn its dates and bytes. */
const StreamRecord = z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) });
type StreamRecord = z.infer<typeof StreamRecord>;

const Iterator = z.object({ ShardIterator: z.string() });
const Page = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.string().nullish() });
const Refusal = z.object({ __type: z.string() });

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Ten thousand pages are more than a shard gives in the day that it is kept. */
const PAGES = 10_000;

interface StreamOptions {
  endpoint?: string;
  region: string;
  credentials: Credentials | (() => Promise<Credentials>);
}

class StreamRefusal extends Error {
  readonly word: string;

  constructor(operation: string, word: string) {
    super(`${operation}: ${word}`);
    this.name = 'StreamRefusal';
    this.word = word;
  }
}

const ask =
  ({ endpoint, region, credentials }: StreamOptions) =>
  async (operation: string, input: unknown): Promise<unknown> => {
    const url = new URL(endpoint ?? `https://streams.dynamodb.${region}.amazonaws.com`);
    const signer = new SignatureV4({
      service: 'dynamodb',
      region,
      credentials,
      sha256: Hash.bind(null, 'sha256'),
    });
    const body = JSON.stringify(input);
    const { headers } = await signer.sign(
      new HttpRequest({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: '/',
        headers: {
          host: url.host,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        },
        body,
      }),
    );
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    throw new StreamRefusal(operation, Refusal.safeParse(answer).data?.__type ?? String(response.status));
  };

/** A day after it was written a record is gone from its stream, and in time its shard too. */
const isGone = (error: unknown): boolean =>
  error instanceof StreamRefusal && /TrimmedDataAccess|ResourceNotFound/.test(error.word);

const from = async (call: ReturnType<typeof ask>, batch: Batch): Promise<StreamRecord[]> => {
  const end = BigInt(batch.endSequenceNumber);
  const found: StreamRecord[] = [];
  const first = await call('GetShardIterator', {
    StreamArn: batch.streamArn,
    ShardId: batch.shardId,
    ShardIteratorType: 'AT_SEQUENCE_NUMBER',
    SequenceNumber: batch.startSequenceNumber,
  });
  let next: string | null | undefined = Iterator.parse(first).ShardIterator;
  for (let page = 0; next && page < PAGES; page += 1) {
    const { Records, NextShardIterator } = Page.parse(await call('GetRecords', { ShardIterator: next }));
    const numbered = Records.map((record) => ({ record, n: BigInt(record.dynamodb.SequenceNumber) }));
    found.push(...numbered.filter(({ n }) => n <= end).map(({ record }) => record));
    next = numbered.some(({ n }) => n >= end) ? undefined : NextShardIterator;
  }
  return found;
};

/** Reads the records of a batch once more, in order; undefined when the stream has let go of them. */
export const recordsOf = async (
  options: StreamOptions,
  batch: Batch,
): Promise<readonly StreamRecord[] | undefined> => {
  try {
    return await from(ask(options), batch);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};

/** Between a row's writing and its arrival in the stream, as the letter has it to the second. */
const AROUND_MS = 60_000;

const eventTime = (row: Record<string, AttributeValue>): string =>
  z.object({ occurredAt: z.string() }).parse(JSON.parse(row.detail?.S ?? '{}')).occurredAt;

/**
 * What the outbox holds from the time of a batch, oldest first, as the records that its stream no longer has; the
 * rows stay for a week. Some may have been told already, which is harmless. It reads the whole table: a rescue by an
 * operator, and nothing that the shop ever does.
 */
export const outboxOf = async (
  { credentials, ...options }: Omit<StreamOptions, 'credentials'> & { credentials?: Credentials },
  batch: Batch,
): Promise<readonly StreamRecord[]> => {
  const client = new DynamoDBClient(credentials ? { ...options, credentials } : options);
  const since = new Date(Date.parse(batch.approximateArrivalOfFirstRecord) - AROUND_MS).toISOString();
  const until = new Date(Date.parse(batch.approximateArrivalOfLastRecord) + AROUND_MS).toISOString();
  const rows: Record<string, AttributeValue>[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: /table\/([^/]+)\//.exec(batch.streamArn)?.[1],
      FilterExpression: 'entity = :outbox',
      ExpressionAttributeValues: { ':outbox': { S: 'OUTBOX' } },
    },
  );
  for await (const { Items = [] } of pages)
    rows.push(...Items.filter((row) => eventTime(row) >= since && eventTime(row) <= until));
  client.destroy();
  return rows
    .sort((a, b) => (eventTime(a) < eventTime(b) ? -1 : 1))
    .map((NewImage, n) => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(n), NewImage } }));
};
