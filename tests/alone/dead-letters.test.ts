import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type GetQueueUrlCommandOutput,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { redrive } from '@loja/local/redrive.ts';
import { traceOf } from '@loja/local/trace.ts';
import { afterAll, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { chargesOf } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { buy, look, type Placed, urls, withPix } from '../src/shopper.ts';

const aws = {
  endpoint: urls.aws,
  region: 'sa-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};
const sqs = new SQSClient(aws);
const lambda = new LambdaClient(aws);
const relay = 'ordering-relay-outbox';

const fail = async (rules: readonly unknown[]): Promise<void> => {
  const plan = { method: 'POST', body: JSON.stringify({ rules }) };
  expect((await fetch(`${inject('proxy')}/_faults/plan`, plan)).status).toBe(200);
};

/** Does something while the bus takes nothing from the relay. */
const busDown = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  await fail([
    { id: 'no bus', where: { function: relay, operation: 'PutEvents' }, fault: { kind: 'error' } },
  ]);
  try {
    return await act();
  } finally {
    await fail([]);
  }
};

const lettersOf = async (name: string): Promise<GetQueueUrlCommandOutput['QueueUrl']> =>
  (await sqs.send(new GetQueueUrlCommand({ QueueName: `loja-local-${name}-dead-letters` }))).QueueUrl;

const waiting = async (name: string): Promise<number> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await lettersOf(name),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
};

const put = async (name: string, letter: unknown): Promise<void> => {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: await lettersOf(name), MessageBody: JSON.stringify(letter) }),
  );
};

/** For how long the relay is tried; what is older than that becomes a dead letter. */
const tryFor = async (seconds: number): Promise<void> => {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: `loja-local-${relay}` }),
  );
  for (const { UUID } of EventSourceMappings)
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, MaximumRecordAgeInSeconds: seconds }));
};

/** An order whose news was given up: one dead letter, and no workflow. */
const untold = async (): Promise<Placed> => {
  await tryFor(1);
  try {
    return await busDown(async () => {
      const placed = await buy({ 'DECA-250-GRAOS': 1 });
      await eventually('the dead letter', async () => (await waiting(relay)) > 0, 60);
      return placed;
    });
  } finally {
    await tryFor(6 * 3600);
  }
};

const timesTold = async ({ orderId }: Placed): Promise<number> =>
  (await traceOf(aws, orderId)).filter(({ where, what }) => where === relay && what.startsWith('OrderPlaced'))
    .length;

/** As if whoever held the messages had let go of them. */
const letGo = async (name: string): Promise<void> => {
  const QueueUrl = await lettersOf(name);
  await eventually(
    'the letter back in its queue',
    async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
      return Messages.length > 0;
    },
    90,
  );
};

afterAll(async () => {
  for (const name of [relay, 'ordering-on-order-placed'])
    await sqs.send(new PurgeQueueCommand({ QueueUrl: await lettersOf(name) }));
});

test('news that the relay gave up is told once when it is given back, and its letter stays until then', {
  timeout: 240_000,
}, async () => {
  const placed = await untold();
  const letters = await waiting(relay);
  expect(await timesTold(placed)).toBe(0);
  expect((await look(placed)).payment.pix).toBeUndefined();

  const tooEarly = await busDown(() => redrive(aws, 'local', relay));
  expect(tooEarly).toMatchObject({ moved: 0 });
  expect(tooEarly?.kept).toHaveLength(letters);
  expect(await waiting(relay)).toBe(letters);

  await letGo(relay);
  expect(await redrive(aws, 'local', relay)).toMatchObject({ moved: letters, kept: [] });
  expect((await withPix(placed)).payment.pix).toBeDefined();
  expect(await timesTold(placed)).toBe(1);
  expect(await redrive(aws, 'local', relay)).toMatchObject({ moved: 0, kept: [] });
  expect(await waiting(relay)).toBe(0);
});

const Letter = z.object({ DDBStreamBatchInfo: z.record(z.string(), z.unknown()) });

test('news that the stream no longer keeps is told from the table', { timeout: 240_000 }, async () => {
  const placed = await untold();
  const QueueUrl = await lettersOf(relay);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  const { DDBStreamBatchInfo } = Letter.parse(JSON.parse(Messages[0]?.Body ?? ''));
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  const trimmed = { startSequenceNumber: '1', endSequenceNumber: '2' };
  await put(relay, { DDBStreamBatchInfo: { ...DDBStreamBatchInfo, ...trimmed } });

  expect(await redrive(aws, 'local', relay)).toMatchObject({ moved: 1, kept: [] });
  expect((await withPix(placed)).payment.pix).toBeDefined();
  expect(await timesTold(placed)).toBe(1);
  expect(await chargesOf(placed.orderId)).toHaveLength(1);
});

test('what a function cannot do is not lost by asking it again', { timeout: 120_000 }, async () => {
  await put('ordering-on-order-placed', { requestPayload: { detail: { nothing: 'that it knows' } } });
  const again = await redrive(aws, 'local', 'ordering-on-order-placed');
  expect(again).toMatchObject({ moved: 0 });
  expect(again?.kept).toHaveLength(1);
  expect(await waiting('ordering-on-order-placed')).toBe(1);
});
