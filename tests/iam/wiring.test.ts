import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetPolicyCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { Deployment } from '@loja/local/iam/deployment.ts';
import { evaluate } from '@loja/local/iam/evaluate.ts';
import { Policy } from '@loja/local/iam/policy.ts';
import { accountId } from '@loja/local/ministack.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { awsOptions } from '../src/back-room.ts';
import { urls } from '../src/shopper.ts';

const deployment = new Deployment(urls.aws);
const lambda = new LambdaClient(awsOptions);
const events = new EventBridgeClient(awsOptions);
const bus = 'loja-local';

/** A service acts as nobody of the account: only the resource's own policy can let it in. */
const letsIn = async (
  policy: Policy | undefined,
  service: string,
  action: string,
  on: string,
  from: string,
) => {
  const verdict = await evaluate(
    { arn: service, policies: [] },
    { action, resource: on, context: { 'aws:SourceArn': from, 'aws:SourceAccount': accountId } },
    accountId,
    policy,
  );
  return verdict.allowed;
};

const functionPolicy = async (arn: string): Promise<Policy> => {
  const { Policy: text = '{}' } = await lambda.send(new GetPolicyCommand({ FunctionName: arn }));
  return Policy.parse(JSON.parse(text));
};

interface Edge {
  from: string;
  to: string;
}
let rules: (Edge & { undelivered?: string })[] = [];
let pollers: Edge[] = [];
beforeAll(async () => {
  const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName: bus }));
  const targets = await Promise.all(
    // Another test may listen to the bus with a rule of its own.
    Rules.filter(({ Name }) => !Name?.startsWith('loja-test-')).map(async ({ Name = '', Arn = '' }) => {
      const { Targets = [] } = await events.send(
        new ListTargetsByRuleCommand({ Rule: Name, EventBusName: bus }),
      );
      return Targets.map(({ Arn: to = '', DeadLetterConfig }) => ({
        from: Arn,
        to,
        ...(DeadLetterConfig?.Arn ? { undelivered: DeadLetterConfig.Arn } : {}),
      }));
    }),
  );
  rules = targets.flat();
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  pollers = EventSourceMappings.map(({ EventSourceArn = '', FunctionArn = '' }) => ({
    from: EventSourceArn,
    to: FunctionArn,
  }));
});

describe('every rule of the bus', () => {
  test('may reach its target, by the target’s own policy', async () => {
    expect(rules.length).toBeGreaterThan(20);
    for (const { from, to } of rules) {
      const isQueue = to.split(':')[2] === 'sqs';
      const policy = isQueue ? await deployment.policyOf(to) : await functionPolicy(to);
      const action = isQueue ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
      expect(await letsIn(policy, 'events.amazonaws.com', action, to, from), `${from} → ${to}`).toBe(true);
    }
  });

  test('may leave what it could not deliver in its own dead-letter queue', async () => {
    for (const { from, undelivered = '' } of rules) {
      const policy = await deployment.policyOf(undelivered);
      expect(await letsIn(policy, 'events.amazonaws.com', 'sqs:SendMessage', undelivered, from), from).toBe(
        true,
      );
    }
  });

  test('reaches nothing that is another rule’s', async () => {
    const [first] = rules;
    const other = rules.find(({ to, from }) => to !== first?.to && from !== first?.from);
    if (!first || !other) throw new Error('too few rules');
    const policy = await deployment.policyOf(other.undelivered ?? '');
    expect(
      await letsIn(policy, 'events.amazonaws.com', 'sqs:SendMessage', other.undelivered ?? '', first.from),
    ).toBe(false);
  });
});

const polls: Readonly<Record<string, readonly string[]>> = {
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  dynamodb: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
};

test('every poller may read its source in the name of the function that it feeds', async () => {
  expect(pollers.length).toBeGreaterThan(5);
  for (const { from, to } of pollers) {
    const role = await deployment.roleOf(to.split(':loja-local-').at(-1) ?? '');
    for (const action of polls[from.split(':')[2] ?? ''] ?? []) {
      const verdict = await evaluate(role, { action, resource: from, context: {} }, accountId);
      expect(verdict.allowed, `${to}: ${action}`).toBe(true);
    }
  }
});
