import { createServer } from 'node:http';
import {
  DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { type FaultProxy, startFaultProxy } from './proxy.ts';
import type { PlanSent } from './rules.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A DynamoDB that answers every call with nothing, counting. */
const upstream = async () => {
  let calls = 0;
  const server = createServer((message, response) => {
    message.resume().on('end', () => {
      calls += 1;
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, calls: () => calls };
};

const behind = async (plan: PlanSent) => {
  const aws = await upstream();
  const killed: number[] = [];
  const proxy: FaultProxy = await startFaultProxy({
    port: 0,
    awsPort: aws.port,
    pspPort: aws.port,
    kill: (pid) => killed.push(pid),
  });
  closers.push(proxy.close);
  await fetch(`${proxy.url}/_faults/plan`, { method: 'POST', body: JSON.stringify(plan) });
  const client = new DynamoDBClient({
    endpoint: proxy.url,
    region: 'sa-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (typeof request === 'object' && request && 'headers' in request)
        Object.assign(request.headers as object, {
          'x-loja-function': 'ordering-http-customer',
          'x-loja-invocation': 'Root=1',
          'x-loja-process': '4242',
          'x-loja-target': 'aws',
        });
      return next(args);
    },
    { step: 'build' },
  );
  closers.push(async () => client.destroy());
  const get = () => client.send(new GetItemCommand({ TableName: 'orders', Key: { pk: { S: 'a' } } }));
  const transact = () =>
    client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'orders', Item: { pk: { S: 'a' } } } },
          { Delete: { TableName: 'orders', Key: { pk: { S: 'b' } } } },
        ],
      }),
    );
  return { aws, proxy, killed, get, transact };
};

test('without a rule a call passes and is known by function, action and table', async () => {
  const { get, proxy, aws } = await behind({});
  await get();
  expect(aws.calls()).toBe(1);
  expect(proxy.journal.entries).toMatchObject([
    {
      function: 'ordering-http-customer',
      service: 'dynamodb',
      operation: 'GetItem',
      index: 0,
      outcome: 'answered',
      needs: [
        {
          action: 'dynamodb:GetItem',
          resource: 'arn:aws:dynamodb:sa-east-1:000000000000:table/orders',
        },
      ],
    },
  ]);
});

test('a conflict reaches the caller as a cancelled transaction with a reason for each item', async () => {
  const { transact, aws } = await behind({ rules: [{ id: 'c', fault: { kind: 'conflict' } }] });
  const error = await transact().catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(TransactionCanceledException);
  expect(error).toMatchObject({ CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }] });
  expect(aws.calls()).toBe(0);
});

test.each([
  ['throttle', { kind: 'throttle' }, 'ProvisionedThroughputExceededException', 0],
  ['error', { kind: 'error' }, 'InternalServerError', 0],
  ['error after the work', { kind: 'error', after: true }, 'InternalServerError', 1],
] as const)("%s is the service's own", async (_name, fault, name, calls) => {
  const { get, aws } = await behind({ rules: [{ id: 'f', fault }] });
  await expect(get()).rejects.toMatchObject({ name });
  expect(aws.calls()).toBe(calls);
});

test.each([
  ['before', false, 0],
  ['after', true, 1],
])('a cut %s the work leaves the caller without an answer', async (_when, after, calls) => {
  const { get, aws } = await behind({ rules: [{ id: 'x', fault: { kind: 'cut', after } }] });
  await expect(get()).rejects.toThrow();
  expect(aws.calls()).toBe(calls);
});

test.each([
  ['before', false, 0],
  ['after', true, 1],
])(
  'a hang %s the work keeps the caller waiting and leaves it without an answer',
  async (_when, after, calls) => {
    const { get, aws } = await behind({ rules: [{ id: 'h', fault: { kind: 'hang', ms: 200, after } }] });
    const began = performance.now();
    await expect(get()).rejects.toThrow();
    expect(performance.now() - began).toBeGreaterThanOrEqual(190);
    expect(aws.calls()).toBe(calls);
  },
);

test('a delay keeps the caller waiting for the real answer', async () => {
  const { get, aws } = await behind({ rules: [{ id: 'd', fault: { kind: 'delay', ms: 200 } }] });
  const began = performance.now();
  await get();
  expect(performance.now() - began).toBeGreaterThanOrEqual(190);
  expect(aws.calls()).toBe(1);
});

test('a crash at the second call of an invocation kills the process that called', async () => {
  const { get, killed, aws } = await behind({
    rules: [{ id: 'k', where: { index: 1 }, fault: { kind: 'crash', after: true }, count: 1 }],
  });
  await get();
  expect(killed).toEqual([]);
  await expect(get()).rejects.toThrow();
  expect(killed).toEqual([4242]);
  expect(aws.calls()).toBe(2);
  await get();
});

test('the same seed strikes the same calls, another seed others', async () => {
  const struck = async (seed: number) => {
    const { get, proxy } = await behind({
      seed,
      rules: [{ id: 'r', fault: { kind: 'throttle' }, probability: 0.4 }],
    });
    for (let call = 0; call < 25; call += 1) await get().catch(() => undefined);
    return proxy.journal.entries.map(({ decision }) => (decision ? 'x' : '.')).join('');
  };
  const [once, again, other] = [await struck(7), await struck(7), await struck(8)];
  expect(again).toBe(once);
  expect(other).not.toBe(once);
  expect(once).toMatch(/x/);
});

test('a plan that means nothing is refused with what is wrong in it', async () => {
  const { proxy } = await behind({});
  const response = await fetch(`${proxy.url}/_faults/plan`, {
    method: 'POST',
    body: JSON.stringify({ rules: [{ id: 'a', fault: { kind: 'sneeze' } }] }),
  });
  expect(response.status).toBe(400);
});
