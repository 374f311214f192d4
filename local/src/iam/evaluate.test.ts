import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { impliedBy } from './implied.ts';
import { type Need, Policy, type Principal } from './policy.ts';

const account = '000000000000';
const table = `arn:aws:dynamodb:sa-east-1:${account}:table/orders`;
const key = `arn:aws:kms:sa-east-1:${account}:key/2f5478fc-1f67-49e6-b3d0-d187af1cef57`;
const queue = `arn:aws:sqs:sa-east-1:${account}:emails`;

const document = (...statements: object[]): Policy =>
  Policy.parse({ Version: '2012-10-17', Statement: statements });
const role = (...statements: object[]): Principal => ({
  arn: `arn:aws:iam::${account}:role/r`,
  policies: [{ name: 'own', document: document(...statements) }],
});
const need = (action: string, resource: string, context: Need['context'] = {}): Need => ({
  action,
  resource,
  context,
});
const mayRead = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: table };
const ofAccount = document({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
});
const viaDynamo = {
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: key,
  Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.sa-east-1.amazonaws.com' } },
};

describe('a role', () => {
  test('may do what its policy allows, and is told by which entry', async () => {
    expect(await evaluate(role(mayRead), need('dynamodb:GetItem', table), account)).toEqual({
      allowed: true,
      by: [{ action: 'dynamodb:GetItem', resource: table }],
    });
  });

  test.each([
    ['another action', need('dynamodb:PutItem', table)],
    ['another table', need('dynamodb:GetItem', `${table}-copy`)],
    ['an index of the table', need('dynamodb:Query', `${table}/index/byEmail`)],
  ])('may not do %s', async (_, asked) => {
    expect((await evaluate(role(mayRead), asked, account)).allowed).toBe(false);
  });

  test('without any policy may do nothing', async () => {
    const nobody = { arn: role().arn, policies: [] };
    expect((await evaluate(nobody, need('dynamodb:GetItem', table), account)).allowed).toBe(false);
  });

  test('may not do what is allowed and denied', async () => {
    const both = role(mayRead, { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' });
    expect((await evaluate(both, need('dynamodb:GetItem', table), account)).allowed).toBe(false);
  });

  test('may use a key only through the service that its condition names', async () => {
    const via = (service: string) => ({ 'kms:ViaService': `${service}.sa-east-1.amazonaws.com` });
    const asked = async (context: Need['context']) =>
      (await evaluate(role(viaDynamo), need('kms:Decrypt', key, context), account, ofAccount)).allowed;
    expect(await asked(via('dynamodb'))).toBe(true);
    expect(await asked(via('s3'))).toBe(false);
    expect(await asked({})).toBe(false);
  });

  test('may use a key for the class of data that its condition names', async () => {
    const forCustomers = role({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: key,
      Condition: { StringEquals: { 'kms:EncryptionContext:class': 'customers' } },
    });
    const asked = async (dataClass: string) => {
      const context = {
        'kms:EncryptionContext:class': dataClass,
        'kms:EncryptionContextKeys': ['class'],
      };
      return (await evaluate(forCustomers, need('kms:Decrypt', key, context), account, ofAccount)).allowed;
    };
    expect(await asked('customers')).toBe(true);
    expect(await asked('sessions')).toBe(false);
  });
});

describe("a resource's own policy", () => {
  test('is needed for a key, which no role opens by itself', async () => {
    const open = role({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: key });
    expect((await evaluate(open, need('kms:Decrypt', key), account)).allowed).toBe(false);
    expect((await evaluate(open, need('kms:Decrypt', key), account, ofAccount)).allowed).toBe(true);
  });

  test('can deny whatever the role says', async () => {
    const onlyRule = document({ Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: queue });
    const sender = role({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue });
    expect((await evaluate(sender, need('sqs:SendMessage', queue), account)).allowed).toBe(true);
    expect((await evaluate(sender, need('sqs:SendMessage', queue), account, onlyRule)).allowed).toBe(false);
  });

  test('lets no function in because it lets a service in', async () => {
    const forRules = document({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue,
    });
    expect((await evaluate(role(mayRead), need('sqs:SendMessage', queue), account, forRules)).allowed).toBe(
      false,
    );
  });
});

test.each([
  ['an action that there is not', mayRead, 'dynamodb:ReadItem'],
  ['a policy that is none', { ...mayRead, Resorce: '*' }, 'dynamodb:GetItem'],
])('%s is no refusal: it is told', async (_, statement, action) => {
  await expect(evaluate(role(statement), need(action, table), account)).rejects.toThrow(
    /cannot be evaluated/,
  );
});

describe('a key over a resource', () => {
  test.each([
    ['dynamodb:TransactWriteItems', ['kms:Decrypt'], 'dynamodb'],
    ['sqs:SendMessage', ['kms:GenerateDataKey', 'kms:Decrypt'], 'sqs'],
    ['secretsmanager:GetSecretValue', ['kms:Decrypt'], 'secretsmanager'],
    ['s3:PutObject', ['kms:GenerateDataKey'], 's3'],
  ])('%s takes %s too', (action, expected, service) => {
    const implied = impliedBy(need(action, table), key, 'sa-east-1');
    expect(implied.map((one) => one.action)).toEqual(expected);
    expect(new Set(implied.map(({ context }) => context['kms:ViaService']))).toEqual(
      new Set([`${service}.sa-east-1.amazonaws.com`]),
    );
  });

  test('nothing without one', () => {
    expect(impliedBy(need('s3:PutObject', table), undefined, 'sa-east-1')).toEqual([]);
  });
});
