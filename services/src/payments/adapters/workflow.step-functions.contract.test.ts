import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqsHints } from './hints.sqs.ts';
import { stepFunctions } from './workflow.step-functions.ts';

const sfn = new SFNClient({});
const sqs = new SQSClient({});
const workflow = stepFunctions(sfn);
const orderId = 'ord_00000000000000000000000001';
const paid = { orderId, method: 'pix' } as const;

const newQueue = async (purpose: string): Promise<string> => {
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: `${purpose}-${crypto.randomUUID()}` }),
  );
  return QueueUrl;
};
const receive = async (QueueUrl: string): Promise<string> => {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
  return Messages[0]?.Body ?? '';
};

let queueUrl = '';
let stateMachineArn = '';

beforeAll(async () => {
  queueUrl = await newQueue('tokens');
  const definition = {
    StartAt: 'Wait',
    States: {
      Wait: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: queueUrl, 'MessageBody.$': '$$.Task.Token' },
        End: true,
      },
    },
  };
  const created = await sfn.send(
    new CreateStateMachineCommand({
      name: `payments-${crypto.randomUUID()}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::000000000000:role/tests',
    }),
  );
  stateMachineArn = created.stateMachineArn ?? '';
});

const waiting = async () => {
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  const taskToken = await receive(queueUrl);
  const ended = () =>
    expect.poll(async () => sfn.send(new DescribeExecutionCommand({ executionArn })), { timeout: 15_000 });
  return { taskToken, ended };
};

describe('a workflow that waits', { timeout: 30_000 }, () => {
  test('goes on when it is told of success, once', async () => {
    const { taskToken, ended } = await waiting();
    expect(await workflow.succeed(taskToken, paid)).toBe('told');
    await ended().toMatchObject({ status: 'SUCCEEDED', output: expect.stringContaining(orderId) });
    expect(await workflow.succeed(taskToken, paid)).toBe('gone');
  });

  test('that never was is gone', async () => {
    expect(await workflow.succeed('no such token', paid)).toBe('gone');
  });
});

test('a hint arrives in the queue as it was sent', async () => {
  const hints = await newQueue('hints');
  const hint = { provider: 'mercadopago', pspOrderId: 'ORD1', requestId: 'r1' } as const;
  await sqsHints(hints, sqs).send(hint);
  expect(JSON.parse(await receive(hints))).toEqual(hint);
});
