import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** A table of the shop's shape for one test file, on the local AWS that the SDK's own variables name. */
export interface ThrowawayTable {
  name: string;
  /** Everything in it: what a test may ask and the shop never does. */
  rows(): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** `index` adds one on `gsi1pk` and `gsi1sk` under that name; `byListing` the catalogue's. */
export const throwawayTable = async (
  purpose: string,
  options: { byListing?: boolean; index?: string } = {},
): Promise<ThrowawayTable> => {
  const client = new DynamoDBClient({});
  const name = `${purpose}-${crypto.randomUUID()}`;
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const indexName = options.byListing ? 'byListing' : options.index;
  const index = {
    IndexName: indexName,
    KeySchema: [
      { AttributeName: 'gsi1pk', KeyType: 'HASH' as const },
      { AttributeName: 'gsi1sk', KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  };
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk'), ...(indexName ? [text('gsi1pk'), text('gsi1sk')] : [])],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...(indexName ? { GlobalSecondaryIndexes: [index] } : {}),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
  return {
    name,
    rows: async () => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
      return Items.map((item) => unmarshall(item));
    },
    drop: async () => {
      await client.send(new DeleteTableCommand({ TableName: name }));
    },
  };
};
