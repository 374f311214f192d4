import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { output, pascal } from '../names.ts';
import type { StageConfig } from '../stages.ts';

export interface TablesProps {
  readonly stage: StageConfig;
  readonly key: IKey;
}

export interface ShopTableProps extends TablesProps {
  /** One word, the table's name after `loja-<stage>-`. */
  readonly name: string;
  /** `after` for an outbox relay, which needs the new image only; `before-and-after` for who compares. */
  readonly stream?: keyof typeof images;
}

const images = {
  after: StreamViewType.NEW_IMAGE,
  'before-and-after': StreamViewType.NEW_AND_OLD_IMAGES,
} as const;

/** A context's table as every context keeps it: `pk` + `sk`, on demand, recoverable, encrypted, expiring by `ttl`. */
export class ShopTable extends Table {
  readonly indexes: string[] = [];
  /** `orders` of `loja-prod-orders`. */
  readonly tableWord: string;

  constructor(scope: Construct, id: string, { stage, key, name, stream }: ShopTableProps) {
    super(scope, id, {
      tableName: `loja-${stage.name}-${name}`,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      deletionProtection: stage.keepsData,
      removalPolicy: stage.removalPolicy,
      ...(stream ? { stream: images[stream] } : {}),
    });
    this.tableWord = name;
    output(Stack.of(this), `${pascal(name)}TableName`, this.tableName);
  }

  /** An index is named for the question it answers (`byListing`); its keys are `<prefix>pk` and `<prefix>sk`. */
  answering(indexName: string, prefix: string): this {
    this.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: `${prefix}pk`, type: AttributeType.STRING },
      sortKey: { name: `${prefix}sk`, type: AttributeType.STRING },
    });
    this.indexes.push(indexName);
    return this;
  }
}
