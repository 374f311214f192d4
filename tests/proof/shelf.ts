import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { stockOf } from './ledgers.ts';
import { awsOptions, tableOf, type World } from './world.ts';

/** Puts exactly `free` of a stock item on the shelf, as a delivery or a stocktaking would. */
export const shelve = async (world: World, stockItemId: string, free: number): Promise<void> => {
  const client = new DynamoDBClient(awsOptions(world));
  const row = (await stockOf(world)).find((stock) => stock.stockItemId === stockItemId);
  if (!row) throw new Error(`no stock of ${stockItemId}`);
  await client.send(
    new UpdateItemCommand({
      TableName: tableOf(world, 'Inventory'),
      Key: { pk: { S: `STOCK#${stockItemId}` }, sk: { S: 'STOCK' } },
      UpdateExpression: 'SET #free = :free, received = :received',
      // Nobody may buy between the reading and the writing.
      ConditionExpression: '#free = :was AND reserved = :reserved',
      ExpressionAttributeNames: { '#free': 'free' },
      ExpressionAttributeValues: {
        ':free': { N: String(free) },
        ':received': { N: String(free + row.reserved + row.sold) },
        ':was': { N: String(row.free) },
        ':reserved': { N: String(row.reserved) },
      },
    }),
  );
  client.destroy();
};

/** What each item had sold before a run. */
export const soldSoFar = async (world: World): Promise<Map<string, number>> =>
  new Map((await stockOf(world)).map(({ stockItemId, sold }) => [stockItemId, sold]));
