import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, paginateListTables, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Redis } from 'iovalkey';
import { inject } from 'vitest';
import * as z from 'zod';
import { awsOptions } from './back-room.ts';
import { JOURNAL } from './event-journal.ts';
import { urls } from './shopper.ts';

/** One thing that lies in a store, as text. */
export interface Kept {
  store: string;
  where: string;
  text: string;
}

const dynamo = new DynamoDBClient(awsOptions);
const logs = new CloudWatchLogsClient(awsOptions);
const sfn = new SFNClient(awsOptions);
const s3 = new S3Client({ ...awsOptions, forcePathStyle: true });

/** The tables of the shop; those of adapters under test go with their tests. */
const tableNames = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamo }, {}))
    names.push(...TableNames.filter((name) => name.startsWith('loja-')));
  return names;
};

/** A row with its table's name as the data map has it, and its kind. */
export interface Row {
  store: string;
  kind: string;
  row: Record<string, unknown>;
}

/** Every row of the shop's tables; one without a kind is of the kind that its key begins with. */
export async function* everyRow(): AsyncGenerator<Row> {
  for (const TableName of await tableNames())
    for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName }))
      for (const item of Items) {
        const row = unmarshall(item);
        const kind = String(row.entity ?? String(row.sk).split('#')[0]);
        yield { store: TableName.split('-').slice(2).join('-'), kind, row };
      }
}

async function* rows(): AsyncGenerator<Kept> {
  for await (const { store, row } of everyRow())
    yield { store: 'table', where: store, text: JSON.stringify(row) };
}

/** An operation of DynamoDB's streams, for which no test has a client. */
const streams = async <Schema extends z.ZodType>(operation: string, input: unknown, answer: Schema) => {
  const response = await fetch(urls.aws, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20261124/sa-east-1/dynamodb/aws4_request',
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${operation}: ${response.status}`);
  return answer.parse(await response.json());
};

const Streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string(), TableName: z.string() })) });
const Shards = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(z.unknown()), NextShardIterator: z.string().nullish() });

async function* recordsOf(StreamArn: string, ShardId: string): AsyncGenerator<unknown> {
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  const first = await streams('GetShardIterator', from, Iterator);
  let next: string | null | undefined = first.ShardIterator;
  while (next) {
    const page: z.infer<typeof Records> = await streams('GetRecords', { ShardIterator: next }, Records);
    yield* page.Records;
    next = page.Records.length > 0 ? page.NextShardIterator : undefined;
  }
}

/** What streams still hold of rows as they once were. */
async function* streamRecords(): AsyncGenerator<Kept> {
  const { Streams: all } = await streams('ListStreams', {}, Streams);
  for (const { StreamArn, TableName } of all.filter((one) => one.TableName.startsWith('loja-'))) {
    const { StreamDescription } = await streams('DescribeStream', { StreamArn }, Shards);
    for (const { ShardId } of StreamDescription.Shards)
      for await (const record of recordsOf(StreamArn, ShardId))
        yield { store: 'stream', where: TableName, text: JSON.stringify(record) };
  }
}

async function* logLines(): AsyncGenerator<Kept> {
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {}))
    for (const { logGroupName = '' } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName }))
        for (const { message = '' } of events) yield { store: 'log', where: logGroupName, text: message };
}

/** By account, region and queue. */
const Messages = z.object({
  messages: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(z.unknown())))),
});

/** Every queue with what waits in it, seen or unseen: dead letters, and the journal of events. */
async function* messages(): AsyncGenerator<Kept> {
  const response = await fetch(`${urls.aws}/_ministack/sqs/messages`);
  const accounts = Object.values(Messages.parse(await response.json()).messages);
  const queues = accounts.flatMap((regions) => Object.values(regions)).flatMap(Object.entries);
  for (const [queue, waiting] of queues)
    for (const message of waiting)
      yield {
        store: queue.endsWith(JOURNAL) ? 'event' : 'message',
        where: queue,
        text: JSON.stringify(message),
      };
}

async function* historiesOf(stateMachineArn: string | undefined): AsyncGenerator<unknown> {
  for await (const page of paginateListExecutions({ client: sfn }, { stateMachineArn }))
    for (const { executionArn } of page.executions ?? [])
      for await (const { events } of paginateGetExecutionHistory({ client: sfn }, { executionArn }))
        yield events;
}

async function* executions(): AsyncGenerator<Kept> {
  for await (const { stateMachines = [] } of paginateListStateMachines({ client: sfn }, {}))
    for (const { stateMachineArn, name = '' } of stateMachines)
      for await (const history of historiesOf(stateMachineArn))
        yield { store: 'execution', where: name, text: JSON.stringify(history) };
}

async function* cached(): AsyncGenerator<Kept> {
  const cache = new Redis(urls.cache, { maxRetriesPerRequest: 3 });
  try {
    for (const key of await cache.keys('*')) {
      const value = (await cache.type(key)) === 'string' ? await cache.get(key) : await cache.dump(key);
      yield { store: 'cache', where: key, text: `${key} ${value}` };
    }
  } finally {
    cache.disconnect();
  }
}

const pictures = /\.(avif|webp|jpe?g|png|ico|woff2?|zip)$/;
const heldOnPurpose = /-documents-|^cdk-/;

async function* objects(): AsyncGenerator<Kept> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  for (const { Name: Bucket = '' } of Buckets.filter(({ Name = '' }) => !heldOnPurpose.test(Name)))
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
      for (const { Key = '' } of Contents) {
        if (pictures.test(Key)) continue;
        const { Body, Metadata } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        const text = `${Key} ${JSON.stringify(Metadata)} ${await Body?.transformToString()}`;
        yield { store: 'object', where: `${Bucket}/${Key}`, text };
      }
}

/** The emulator tells its terminal to whom it plays a letter or an account; there is no such log on AWS. */
const ofThePlay = / INFO \[(?:ses|ses-?v2|sesv2|cognito)\] /;

/** What the processes of the laptop wrote beside what AWS keeps. */
async function* files(): AsyncGenerator<Kept> {
  const folder = join(inject('stateDir'), 'logs');
  for (const name of await readdir(folder)) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    const text = lines.filter((line) => !ofThePlay.test(line)).join('\n');
    yield { store: 'file', where: name, text };
  }
}

/** Everything that the shop of this run keeps, one thing after another. */
export async function* everythingKept(): AsyncGenerator<Kept> {
  yield* rows();
  yield* streamRecords();
  yield* logLines();
  yield* messages();
  yield* executions();
  yield* cached();
  yield* objects();
  yield* files();
}
