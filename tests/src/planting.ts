import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Redis } from 'iovalkey';
import { inject } from 'vitest';
import { awsOptions, outputs, table } from './back-room.ts';
import { urls } from './shopper.ts';

/** Puts a text where it must never be; answers what takes it away again, where that can be done. */
type Plant = (text: string) => Promise<() => Promise<unknown>>;

const dynamo = new DynamoDBClient(awsOptions);
const logs = new CloudWatchLogsClient(awsOptions);
const sqs = new SQSClient(awsOptions);
const sfn = new SFNClient(awsOptions);
const s3 = new S3Client({ ...awsOptions, forcePathStyle: true });
const events = new EventBridgeClient(awsOptions);

const stays = async () => undefined;
const NAME = 'loja-test-planted';

const inTable: Plant = async (text) => {
  const Key = { pk: { S: 'PLANTED' }, sk: { S: 'PLANTED' } };
  await dynamo.send(new PutItemCommand({ TableName: table('Orders'), Item: { ...Key, text: { S: text } } }));
  return () => dynamo.send(new DeleteItemCommand({ TableName: table('Orders'), Key }));
};

const inLog: Plant = async (text) => {
  const logGroupName = `/${NAME}`;
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'one' }));
  const logEvents = [{ timestamp: Date.now(), message: text }];
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: 'one', logEvents }));
  return () => logs.send(new DeleteLogGroupCommand({ logGroupName }));
};

const inQueue: Plant = async (text) => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: NAME }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
  return stays;
};

const inExecution: Plant = async (text) => {
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: NAME,
      roleArn: 'arn:aws:iam::000000000000:role/nobody',
      definition: JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } }),
    }),
  );
  await sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify({ text }) }));
  return stays;
};

const inCache: Plant = async (text) => {
  const cache = new Redis(urls.cache);
  await cache.set(NAME, text);
  return async () => {
    await cache.del(NAME);
    cache.disconnect();
  };
};

const inObject: Plant = async (text) => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name }) => Name?.includes('-media-'))?.Name;
  const at = { Bucket, Key: `${NAME}.txt` };
  await s3.send(new PutObjectCommand({ ...at, Body: text }));
  return () => s3.send(new DeleteObjectCommand(at));
};

const inFile: Plant = async (text) => {
  await appendFile(join(inject('stateDir'), 'logs', `${NAME}.log`), text);
  return stays;
};

const inEvent: Plant = async (text) => {
  const entry = { EventBusName: outputs.BusName, Source: NAME, DetailType: 'Planted' };
  await events.send(new PutEventsCommand({ Entries: [{ ...entry, Detail: JSON.stringify({ text }) }] }));
  return stays;
};

/** One for each kind of store that `everythingKept` tells of; a row of a table lies in its stream as well. */
export const plants: Readonly<Record<string, Plant>> = {
  table: inTable,
  log: inLog,
  message: inQueue,
  execution: inExecution,
  cache: inCache,
  object: inObject,
  file: inFile,
  event: inEvent,
};
