import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Aws, Fn, type Stack } from 'aws-cdk-lib/core';
import type { TableRights } from './table-rights.ts';

/** Every statement that a function's role may carry: no action has a wildcard, and the two resources that do say why. */
const allow = (actions: readonly string[], ...resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

export const writeLogs = (logs: ILogGroup) =>
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logs.logGroupArn);

/** Lambda itself places the interfaces, and EC2 offers no narrower resource for these actions. */
export const joinNetwork = () =>
  allow(
    [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ],
    '*',
  );

/** The given rights on a table and the indexes that answer a question each. */
export const useTable = (table: ITable, { actions, indexes }: TableRights): PolicyStatement[] => [
  ...(actions.length > 0
    ? [
        allow(
          actions.map((action) => `dynamodb:${action}`),
          table.tableArn,
        ),
      ]
    : []),
  ...(indexes.length > 0
    ? [allow(['dynamodb:Query'], ...indexes.map((index) => `${table.tableArn}/index/${index}`))]
    : []),
];

/** Rows are ended by their time or by a state; who takes one away says so. */
export const removeFromTable = (table: ITable) => allow(['dynamodb:DeleteItem'], table.tableArn);

/** What a transaction holds a row to that it does not write. */
export const checkTable = (table: ITable) => allow(['dynamodb:ConditionCheckItem'], table.tableArn);

/** Only through one service: a function that leaked its role could not decrypt a stolen copy of what lies under the key. */
const useKey = (actions: readonly string[], key: IKey | undefined, via: string, stack: Stack) =>
  new PolicyStatement({
    actions: [...actions],
    resources: key ? [key.keyArn] : [],
    conditions: { StringEquals: { 'kms:ViaService': `${via}.${stack.region}.${Aws.URL_SUFFIX}` } },
  });

const keyActions = {
  reads: ['kms:Decrypt'],
  // The DynamoDB guide's least list for who writes under a key of one's own.
  writes: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
} as const;

export const useTableKey = ({ encryptionKey, stack }: ITable, way: keyof typeof keyActions) =>
  useKey(keyActions[way], encryptionKey, 'dynamodb', stack);

export const readStream = (table: ITable): PolicyStatement[] => [
  allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    table.tableStreamArn ?? Fn.ref('AWS::NoValue'),
  ),
  // IAM knows no resource for it; it tells names of streams and nothing that is in them.
  allow(['dynamodb:ListStreams'], '*'),
];

/** A stream lies under its table's key, and DynamoDB asks for it in its reader's name. */
export const decryptStream = ({ encryptionKey, stack }: ITable) =>
  new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: encryptionKey ? [encryptionKey.keyArn] : [],
    // DynamoDB itself, or the endpoint of its streams.
    conditions: { StringLike: { 'kms:ViaService': `*dynamodb.${stack.region}.${Aws.URL_SUFFIX}` } },
  });

export const sendMessages = (queue: IQueue) => allow(['sqs:SendMessage'], queue.queueArn);

export const encryptMessages = ({ encryptionMasterKey, stack }: IQueue) =>
  useKey(['kms:Decrypt', 'kms:GenerateDataKey'], encryptionMasterKey, 'sqs', stack);

/** What Lambda does in a function's name to feed it from a queue: its guide's list and no more. */
export const pollQueue = ({ queueArn, encryptionMasterKey, stack }: IQueue): PolicyStatement[] => [
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queueArn),
  useKey(['kms:Decrypt'], encryptionMasterKey, 'sqs', stack),
];

export const putEvents = (bus: IEventBus) => allow(['events:PutEvents'], bus.eventBusArn);

export const readSecret = (secret: ISecret) => allow(['secretsmanager:GetSecretValue'], secret.secretArn);

export const decryptSecret = ({ encryptionKey, stack }: ISecret) =>
  useKey(['kms:Decrypt'], encryptionKey, 'secretsmanager', stack);

/** What a data key is for; KMS holds it against every call's encryption context. */
export interface SealedData {
  readonly class: 'customers' | 'sessions' | 'fiscal';
  /** The table's name without its stage: as the sealer names it. */
  readonly table: string;
}

const ofSealedData = (action: string, key: IKey, data: SealedData) =>
  new PolicyStatement({
    actions: [action],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        'kms:EncryptionContext:class': data.class,
        'kms:EncryptionContext:table': data.table,
      },
    },
  });

/** Seals, and reads nothing that another sealed. */
export const makeDataKey = (key: IKey, data: SealedData) => ofSealedData('kms:GenerateDataKey', key, data);

export const openDataKey = (key: IKey, data: SealedData) => ofSealedData('kms:Decrypt', key, data);

/** A distribution's ARN has no region, and its stack may stand in another one than the function's. */
export const invalidate = ({ distributionId }: IDistribution) =>
  allow(
    ['cloudfront:CreateInvalidation'],
    `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}`,
  );

export const startWorkflow = (workflowArn: string) => allow(['states:StartExecution'], workflowArn);

/** IAM knows no resource for these (service authorization reference): the task's token is the key, and it is random. */
export const answerWorkflow = () => allow(['states:SendTaskSuccess'], '*');

export const sendEmail = (stack: Stack, from: string) =>
  allow(
    ['ses:SendEmail'],
    stack.formatArn({ service: 'ses', resource: 'identity', resourceName: from.split('@').at(-1) ?? from }),
  );

/** Finds who of a pool an id belongs to. */
export const findPeople = (pool: IUserPool) => allow(['cognito-idp:ListUsers'], pool.userPoolArn);

/** Who is there, let in, and in which groups: asked with every request of staff. */
export const lookUpPeople = (pool: IUserPool) =>
  allow(['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], pool.userPoolArn);

/** For who carries out a deletion; whatever a person does with the own account needs none of this. */
export const seePeople = (pool: IUserPool) => allow(['cognito-idp:AdminGetUser'], pool.userPoolArn);

export const removePeople = (pool: IUserPool) =>
  allow(['cognito-idp:AdminGetUser', 'cognito-idp:AdminDeleteUser'], pool.userPoolArn);

/** For who removes accounts that nobody confirmed: it must see which these are. */
export const sweepPeople = (pool: IUserPool) =>
  allow(['cognito-idp:AdminDeleteUser', 'cognito-idp:ListUsers'], pool.userPoolArn);
