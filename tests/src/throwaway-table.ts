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

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });

const indexOn = ([IndexName, prefix]: readonly [string, string]) => ({
  IndexName,
  KeySchema: [
    { AttributeName: `${prefix}pk`, KeyType: 'HASH' as const },
    { AttributeName: `${prefix}sk`, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
});

/**
 * `index` adds one on `gsi1pk` and `gsi1sk` under that name; `byListing` the catalogue's; `indexes` one on
 * `<prefix>pk` and `<prefix>sk` under each name.
 */
export const throwawayTable = async (
  purpose: string,
  options: { byListing?: boolean; index?: string; indexes?: Readonly<Record<string, string>> } = {},
): Promise<ThrowawayTable> => {
  const client = new DynamoDBClient({});
  const name = `${purpose}-${crypto.randomUUID()}`;
  const first = options.byListing ? 'byListing' : options.index;
  const indexes = Object.entries({ ...(first ? { [first]: 'gsi1' } : {}), ...options.indexes });
  const keys = indexes.flatMap(([, prefix]) => [text(`${prefix}pk`), text(`${prefix}sk`)]);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk'), ...keys],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes.map(indexOn) } : {}),
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
