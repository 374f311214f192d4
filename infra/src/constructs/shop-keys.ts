import { type PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { personKeyPolicy } from './person-keys.ts';

/** One key per kind of thing at rest, turned over yearly by AWS. */
export class ShopKeys extends Construct {
  readonly tables: Key;
  readonly queues: Key;
  readonly buckets: Key;
  readonly logs: Key;
  readonly secrets: Key;
  /** Seals who a customer is, field by field, in the tables of several contexts. */
  readonly customers: Key;
  /** Seals the tokens of sessions. */
  readonly sessions: Key;
  /** Seals whom a sale is on the books of, once its buyer is forgotten otherwise. */
  readonly fiscal: Key;
  /** Under it lies who was signed in from where: the record that Marco Civil art. 15 has the shop keep in secrecy. */
  readonly access: Key;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    const key = (name: string, policy?: PolicyDocument) =>
      new Key(this, name, {
        ...(policy ? { policy } : {}),
        alias: `loja/${stage.name}/${name.toLowerCase()}`,
        enableKeyRotation: true,
        removalPolicy: stage.removalPolicy,
      });
    this.tables = key('Tables');
    this.queues = key('Queues');
    this.buckets = key('Buckets');
    this.logs = key('Logs');
    this.secrets = key('Secrets');
    this.customers = key('Customers', personKeyPolicy('customers', stage));
    this.sessions = key('Sessions', personKeyPolicy('sessions', stage));
    this.fiscal = key('Fiscal', personKeyPolicy('fiscal', stage));
    this.access = key('Access');
    this.#letServicesSend();
    this.#letLogsEncrypt(this.logs);
    this.#letLogsEncrypt(this.access);
    this.#letDistributionsRead();
  }

  /** EventBridge and CloudWatch write to encrypted queues and the alarm topic by themselves. */
  #letServicesSend(): void {
    for (const service of ['events', 'cloudwatch']) {
      this.queues.addToResourcePolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      );
    }
  }

  #letLogsEncrypt(key: Key): void {
    const { region, account, partition } = Stack.of(this);
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:DescribeKey',
        ],
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
  }

  /** By account, not by distribution: the distribution is made after the key, in another region. */
  #letDistributionsRead(): void {
    const { account, partition } = Stack.of(this);
    this.buckets.addToResourcePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        resources: ['*'],
        conditions: {
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*` },
        },
      }),
    );
  }
}
